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
 * @param header the file
 * @param description the student's description
 */
record ExportedStudent(OnnxHeader header, JsonNode description) {

    private static final String NETWORK_INPUT = "network-input";

    private static final String STUDENT = "student";
    private static final String CLASSES = "classes";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a file has; empty of files that others wrote. */
    static Optional<ExportedStudent> of(OnnxHeader header) {
        return json(header, STUDENT).map(json -> new ExportedStudent(header, json));
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

    /** How its samples' files were read, as in YAML; empty if they were none. */
    Optional<JsonNode> files() {
        return Optional.of(description.path("input").path("files")).filter(JsonNode::isObject);
    }

    /** The value behind the preprocessing: what the network itself is given. */
    Optional<String> networkInput() {
        return Optional.ofNullable(header.metadata().get(NETWORK_INPUT));
    }

    /** The shape of a sample there, without the batch; -1 where it differs. */
    List<Long> shape() {
        List<Long> shape = new ArrayList<>();
        description.path("input").path("shape").forEach(length -> shape.add(length.asLong()));
        return shape;
    }
}
