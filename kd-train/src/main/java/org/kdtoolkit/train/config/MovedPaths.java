package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A tree with other texts in the place of its paths. */
final class MovedPaths {

    private MovedPaths() {}

    /**
     * Replaces paths.
     *
     * @param paths the texts that are paths
     * @param written what is written in their place
     */
    static JsonNode in(JsonNode value, Set<String> paths, UnaryOperator<Path> written) {
        if (value.isTextual() && paths.contains(value.asText())) {
            return TextNode.valueOf(written.apply(Path.of(value.asText())).toString());
        }
        if (value instanceof ObjectNode map) {
            ObjectNode moved = map.objectNode();
            map.properties()
                    .forEach(
                            field ->
                                    moved.set(
                                            field.getKey(), in(field.getValue(), paths, written)));
            return moved;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode moved = list.arrayNode();
            list.forEach(item -> moved.add(in(item, paths, written)));
            return moved;
        }
        return value;
    }
}
