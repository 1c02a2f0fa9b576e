package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentWriter;
import org.kdtoolkit.train.config.MethodSpec;

/**
 * A checksum of all that a trial was configured with. What no result depends on is left out, and of
 * files only their names count, so that it is the same wherever the trial runs.
 */
final class ConfigurationHash {

    private static final Set<String> ELSEWHERE =
            Set.of("name", "seeds", "device", "threads", "tracking", "output");

    /** What is kept of a student's answers, and how methods are compared. */
    private static final Set<String> OF_REPORTS =
            Set.of("scores", "teacher-embeddings", "reference", "test", "smallest-difference");

    private ConfigurationHash() {}

    /**
     * Takes it.
     *
     * @param config the resolved experiment
     * @param method the only one of its methods that counts
     */
    static String of(ExperimentConfig config, MethodSpec method, int seed) {
        ObjectNode tree =
                (ObjectNode) new ExperimentWriter().tree(config.withMethods(List.of(method)));
        tree.remove(ELSEWHERE);
        ((ObjectNode) tree.get("dataset")).remove(Set.of("cache-megabytes", "disk-cache"));
        ((ObjectNode) tree.get("training")).remove("workers");
        ((ObjectNode) tree.get("evaluation")).remove(OF_REPORTS);
        return Sha256.of(placeless(tree).toString(), String.valueOf(seed));
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
