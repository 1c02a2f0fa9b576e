package org.kdtoolkit.api.track;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The trial that is tracked.
 *
 * @param benchmark the benchmark's name
 * @param method the method's name
 * @param seed the seed
 * @param folder the trial's folder, where a tracker may keep files; emptied when the trial begins
 *     anew
 * @param toolkit the toolkit's version
 * @param epochs how many epochs are done already; more than 0 where it goes on from a checkpoint
 * @param point the values of the axes of a sweep, by their keys; empty outside of one
 * @param hyperParameters what tells the trial from others: method and seed, the point's values, and
 *     the keys of {@code training} that have other values than by default. Each a {@code String},
 *     {@code Double} or {@code Boolean}
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record TrackedTrial(
        String benchmark,
        String method,
        int seed,
        Path folder,
        String toolkit,
        int epochs,
        Map<String, String> point,
        Map<String, Object> hyperParameters) {

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if a hyper-parameter is of another type
     */
    public TrackedTrial {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        hyperParameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperParameters));
        hyperParameters.forEach(
                (key, value) -> {
                    if (!(value instanceof String
                            || value instanceof Double
                            || value instanceof Boolean)) {
                        throw new IllegalArgumentException(
                                "'%s' is a %s, expected a String, Double or Boolean"
                                        .formatted(key, value.getClass().getSimpleName()));
                    }
                });
    }
}
