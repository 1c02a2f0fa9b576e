package org.kdtoolkit.train.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.report.result.PointValue;

/**
 * Values that a search tries.
 *
 * @param method the method's name
 * @param number which one of the method, from 1
 * @param at the value of each axis by its key
 */
public record Candidate(String method, int number, Map<String, PointValue> at) {

    /** Copies the map. */
    public Candidate {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
}
