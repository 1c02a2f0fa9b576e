package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Inner feature maps by the names of their stages. */
record FeatureMaps(Map<String, NDArray> byStage) {

    static final FeatureMaps NONE = new FeatureMaps(Map.of());

    /** Copies the map, in its order. */
    FeatureMaps {
        byStage = Collections.unmodifiableMap(new LinkedHashMap<>(byStage));
    }

    NDArray get(String stage, String whose) {
        NDArray map = byStage.get(stage);
        if (map == null) {
            throw new IllegalArgumentException(
                    "the %s was not asked for the stage '%s', only for %s"
                            .formatted(whose, stage, byStage.keySet()));
        }
        return map;
    }

    /**
     * Refuses names of stages that somebody does not have.
     *
     * @param preactivations the stages that can be asked for before their activations too; asked
     *     for only if a name is of such a one
     */
    static void requireKnown(
            String whose,
            Set<String> asked,
            Set<String> known,
            Supplier<Set<String>> preactivations) {
        if (asked.stream().noneMatch(Preactivation::isName)) {
            requireKnown(whose, asked, known);
            return;
        }
        Set<String> others = new TreeSet<>(asked);
        preactivations.get().forEach(stage -> others.remove(Preactivation.nameOf(stage)));
        requireKnown(whose, others, known);
    }

    /** Refuses names of stages that somebody does not have. */
    static void requireKnown(String whose, Set<String> asked, Set<String> known) {
        asked.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    known.isEmpty()
                                            ? "the %s has no stages, asked for '%s'"
                                                    .formatted(whose, name)
                                            : "the %s has no stage '%s', only %s"
                                                    .formatted(whose, name, known));
                        });
    }

    FeatureMaps mapped(UnaryOperator<NDArray> change) {
        Map<String, NDArray> changed = new LinkedHashMap<>();
        byStage.forEach((stage, map) -> changed.put(stage, change.apply(map)));
        return new FeatureMaps(changed);
    }
}
