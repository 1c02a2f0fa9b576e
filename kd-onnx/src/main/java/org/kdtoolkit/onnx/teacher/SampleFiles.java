package org.kdtoolkit.onnx.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.config.Schema;

/**
 * Compares how an exported student's samples were read, which stands beside its graph, with how a
 * modality reads them.
 *
 * @param entry where samples enter the file
 */
record SampleFiles(NetworkEntry entry) {

    private static final List<String> RATE = List.of("sample-rate");

    /** What no shape shows, and a file that is entered behind its preprocessing does not do. */
    private static final List<String> PREPROCESSING =
            List.of("kind", "sample-rate", "log-mel", "mean", "std", "rate", "stride");

    /** A document that holds nothing but a modality. */
    private record Files(ModalitySpec files) {}

    /**
     * Compares the two, if the file is an exported student.
     *
     * @throws ConfigurationException if they differ in what changes a sample's values
     */
    void require(ModalitySpec files) {
        Optional<JsonNode> learnt =
                ExportedStudent.of(entry.header()).flatMap(ExportedStudent::files);
        if (learnt.isEmpty()) {
            return;
        }
        JsonNode given = Schema.of(Files.class).write(new Files(files)).path("files");
        for (String key : entry.cut().isPresent() ? PREPROCESSING : RATE) {
            JsonNode expected = learnt.get().path(key);
            JsonNode found = given.path(key);
            boolean asked = entry.cut().isPresent() || !expected.isMissingNode();
            if (asked && !expected.equals(found)) {
                throw new ConfigurationException(
                        "%s: its student learnt from %s, but the modality has %s; give the teacher one that has the same"
                                .formatted(
                                        entry.header().path(),
                                        text(key, expected),
                                        text(key, found)));
            }
        }
    }

    private static String text(String key, JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "no '%s'".formatted(key)
                : "'%s: %s'".formatted(key, value);
    }
}
