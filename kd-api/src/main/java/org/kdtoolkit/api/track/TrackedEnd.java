package org.kdtoolkit.api.track;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a trial ended.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public sealed interface TrackedEnd {

    /**
     * It ran to its end.
     *
     * @param epoch the chosen epoch; 0 where nothing is trained
     * @param metrics of that epoch, by names such as {@code test/top1}
     */
    record Done(int epoch, Map<String, Double> metrics) implements TrackedEnd {

        /** Copies the map. */
        public Done {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * It ended with an error.
     *
     * @param error the message
     */
    record Failed(String error) implements TrackedEnd {}

    /** It was stopped from outside, and may go on later. */
    record Stopped() implements TrackedEnd {}
}
