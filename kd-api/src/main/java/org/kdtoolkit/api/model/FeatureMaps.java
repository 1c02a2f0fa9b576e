package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    FeatureMaps mapped(UnaryOperator<NDArray> change) {
        Map<String, NDArray> changed = new LinkedHashMap<>();
        byStage.forEach((stage, map) -> changed.put(stage, change.apply(map)));
        return new FeatureMaps(changed);
    }
}
