package org.kdtoolkit.train.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.report.result.PointValue;

/**
 * What a run was started with.
 *
 * @param overrides the keys that were set on the command line, each {@code KEY=VALUE}
 * @param point the values of the axes of a sweep, by their keys; empty outside of one
 */
public record RunOrigin(List<String> overrides, Map<String, PointValue> point) {

    /** Nobody set anything. */
    public static final RunOrigin PLAIN = new RunOrigin(List.of());

    /** Copies what is given. */
    public RunOrigin {
        overrides = List.copyOf(overrides);
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }

    /** What a run outside of a sweep was started with. */
    public RunOrigin(List<String> overrides) {
        this(overrides, Map.of());
    }

    /** The same at a point of a sweep. */
    RunOrigin at(Map<String, PointValue> values) {
        return new RunOrigin(overrides, values);
    }
}
