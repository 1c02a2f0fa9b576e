package org.kdtoolkit.train.track;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.report.result.PointValue;

/**
 * Which point of a sweep is tracked.
 *
 * @param at the values of the axes by their keys; empty outside of a sweep
 */
public record TrackedPoint(Map<String, PointValue> at) {

    /** Copies the map. */
    public TrackedPoint {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }

    /** The values in a few words each. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        at.forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }
}
