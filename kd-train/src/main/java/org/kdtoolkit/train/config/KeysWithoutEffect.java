package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of an experiment that no trial's result depends on: what it is called, where and how it
 * runs, which seeds others have, what is kept of a student's answers, and how methods are compared.
 */
public final class KeysWithoutEffect {

    private static final Set<String> OF_EXPERIMENT =
            Set.of("name", "seeds", "device", "threads", "tracking", "output");

    private static final Map<String, Set<String>> OF_PARTS =
            Map.of(
                    "dataset", Set.of("cache-megabytes", "disk-cache"),
                    "training", Set.of("workers"),
                    "evaluation",
                            Set.of(
                                    "scores",
                                    "teacher-embeddings",
                                    "reference",
                                    "test",
                                    "smallest-difference"));

    private KeysWithoutEffect() {}

    /** All of them, such as {@code training.workers}. */
    public static Stream<String> all() {
        return Stream.concat(
                OF_EXPERIMENT.stream(),
                OF_PARTS.entrySet().stream()
                        .flatMap(
                                part ->
                                        part.getValue().stream()
                                                .map(part.getKey().concat(".")::concat)));
    }

    /**
     * All that decides the result of a method's trials, but for their seed.
     *
     * @param config the resolved experiment
     * @param method the only one of its methods that counts
     */
    public static ObjectNode without(ExperimentConfig config, MethodSpec method) {
        ObjectNode tree =
                (ObjectNode) new ExperimentWriter().tree(config.withMethods(List.of(method)));
        tree.remove(OF_EXPERIMENT);
        OF_PARTS.forEach((part, keys) -> ((ObjectNode) tree.get(part)).remove(keys));
        return tree;
    }
}
