package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.KeysWithoutEffect;
import org.kdtoolkit.train.config.MethodSpec;

/**
 * A checksum of all that a trial was configured with. What no result depends on is left out, and of
 * files only their names count, so that it is the same wherever the trial runs.
 */
final class ConfigurationHash {

    private ConfigurationHash() {}

    /**
     * Takes it.
     *
     * @param config the resolved experiment
     * @param method the only one of its methods that counts
     */
    static String of(ExperimentConfig config, MethodSpec method, int seed) {
        JsonNode decisive = placeless(KeysWithoutEffect.without(config, method));
        return Sha256.of(decisive.toString(), String.valueOf(seed));
    }

    private static JsonNode placeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry -> copy.set(entry.getKey(), placeless(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> copy.add(placeless(item)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(placeless(node.textValue())) : node;
    }

    private static String placeless(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? String.valueOf(path.getFileName()) : text;
        } catch (InvalidPathException e) {
            return text;
        }
    }
}
