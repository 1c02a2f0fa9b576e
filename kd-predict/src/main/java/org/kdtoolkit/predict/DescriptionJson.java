package org.kdtoolkit.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.plugin.Kind;
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

    /** The classes alone, a list in one line. */
    public String classes(StudentDescription description) {
        return JSON.valueToTree(description.classes()).toString();
    }

    /**
     * Reads what {@link #line} or {@link #pretty} wrote.
     *
     * @param file where it stands, for messages
     * @param registry finds the network and the kind of files
     * @throws DataException if it is none, or of a newer form
     * @throws ConfigurationException if nobody provides the network or the kind of files
     */
    public StudentDescription read(Path file, String text, Registry registry) {
        JsonNode tree = tree(file, text);
        requireKnownForm(file, tree);
        requireProvider(file, tree.path("network").path("type"), Kind.BACKBONE, registry);
        requireProvider(
                file, tree.path("input").path("files").path("kind"), Kind.MODALITY, registry);
        try {
            return schema.read(file, text, registry);
        } catch (InvalidConfigurationException e) {
            throw new DataException(
                    "%s: the student's description can't be used: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /**
     * Refuses a description of a newer form. Of what is no JSON it says nothing.
     *
     * @param file where it stands, for messages
     * @throws DataException if it is of a newer form
     */
    static void requireKnownForm(Path file, String text) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return; // a file that is damaged says so by its checksum
        }
        requireKnownForm(file, tree);
    }

    private static void requireKnownForm(Path file, JsonNode tree) {
        long form = tree.path("form").asLong();
        if (form > StudentDescription.FORM) {
            throw new DataException(
                    "%s: the student's description is of form %d, written by version %s of the toolkit; this version reads form %d at most, use that one or a newer one"
                            .formatted(
                                    file,
                                    form,
                                    tree.path("origin").path("toolkit").asText("unknown"),
                                    StudentDescription.FORM));
        }
    }

    private static void requireProvider(Path file, JsonNode name, Kind<?> kind, Registry registry) {
        if (name.isTextual() && !registry.contains(kind, name.textValue())) {
            throw new ConfigurationException(
                    "%s: the student needs the %s '%s', which no plug-in here provides (known: %s); name the folder with its jar by --plugins, or put it on the class path"
                            .formatted(
                                    file,
                                    kind,
                                    name.textValue(),
                                    String.join(", ", registry.names(kind))));
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
