package org.kdtoolkit.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** A {@link StudentDescription} as JSON, and back. */
public final class DescriptionJson {

    private static final JsonMapper JSON = new JsonMapper();

    private final Schema<StudentDescription> schema = Schema.of(StudentDescription.class);

    /** In one line, as it stands in the metadata of a file. */
    public String line(StudentDescription description) {
        return schema.write(description).toString();
    }

    /** In many lines, as it stands in {@code student.json}. */
    public String pretty(StudentDescription description) {
        return schema.write(description).toPrettyString() + "\n";
    }

    /**
     * Reads what {@link #line} or {@link #pretty} wrote.
     *
     * @param file where it stands, for messages
     * @param registry finds the network and the kind of files
     * @throws DataException if it is none, is of a newer form, or names a network or a kind of
     *     files that nobody provides
     */
    public StudentDescription read(Path file, String text, Registry registry) {
        JsonNode tree = tree(file, text);
        int form = tree.path("form").asInt();
        if (form > StudentDescription.FORM) {
            throw new DataException(
                    "%s: the student's description is of form %d, written by version %s of the toolkit; this version reads form %d at most, use that one or a newer one"
                            .formatted(
                                    file,
                                    form,
                                    tree.path("origin").path("toolkit").asText("unknown"),
                                    StudentDescription.FORM));
        }
        try {
            return schema.read(file, text, registry);
        } catch (InvalidConfigurationException e) {
            throw new DataException(
                    "%s: the student's description can't be used: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static JsonNode tree(Path file, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    "%s: the student's description is no JSON: %s; get the file anew"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }
}
