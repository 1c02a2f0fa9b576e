package org.kdtoolkit.onnx.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the toolkit wrote into a file that it exported.
 *
 * @param description the student's description
 */
record ExportedStudent(JsonNode description) {

    private static final String STUDENT = "student";
    private static final String CLASSES = "classes";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a file has; empty of files that others wrote. */
    static Optional<ExportedStudent> of(OnnxHeader header) {
        return json(header, STUDENT).map(ExportedStudent::new);
    }

    /** The classes in the order of the logits, of files that tell them. */
    static Optional<List<String>> classes(OnnxHeader header) {
        return json(header, CLASSES)
                .filter(JsonNode::isArray)
                .map(
                        array -> {
                            List<String> names = new ArrayList<>();
                            array.forEach(name -> names.add(name.asText()));
                            return names;
                        });
    }

    private static Optional<JsonNode> json(OnnxHeader header, String key) {
        try {
            return Optional.ofNullable(header.metadata().get(key)).isPresent()
                    ? Optional.of(JSON.readTree(header.metadata().get(key)))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // somebody else's text under the same name
        }
    }

    /** The rate of the sound that it heard, in Hz. */
    Optional<Integer> sampleRate() {
        return Optional.of(files().path("sample-rate"))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue);
    }

    /** How its samples' files were read, as in YAML; empty if they were none. */
    Optional<String> modality() {
        return files().isObject() ? Optional.of(files().toString()) : Optional.empty();
    }

    private JsonNode files() {
        return description.path("input").path("files");
    }
}
