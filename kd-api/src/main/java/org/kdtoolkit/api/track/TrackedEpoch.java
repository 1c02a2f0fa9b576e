package org.kdtoolkit.api.track;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One epoch of a trial.
 *
 * @param number the epoch, the first being 1
 * @param ended when it was over; of an epoch before the trial went on, when it was read again
 * @param values numbers by their names, in the order in which they are shown: {@code
 *     loss/student/kd}, {@code learning-rate/student}, {@code validation/top1}, {@code
 *     seconds/training}
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record TrackedEpoch(int number, Instant ended, Map<String, Double> values) {

    /** Copies the map. */
    public TrackedEpoch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
