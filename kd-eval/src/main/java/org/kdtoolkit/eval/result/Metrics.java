package org.kdtoolkit.eval.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of maps that keep the order in which their keys were put in. */
final class Metrics {

    private Metrics() {}

    /** An unmodifiable copy; empty for null, which is what an absent key of a file gives. */
    static Map<String, Double> copy(Map<String, Double> metrics) {
        return metrics == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
