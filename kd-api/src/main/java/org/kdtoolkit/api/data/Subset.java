package org.kdtoolkit.api.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The part that samples play in an experiment.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public enum Subset {
    /** What the student learns from. */
    TRAIN,
    /** What the epoch is chosen by. */
    VALIDATION,
    /** What is reported. */
    TEST;

    /**
     * The name in the YAML file and in metric names: {@code train}, {@code validation}, {@code
     * test}.
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The subset of a key, or empty. */
    public static Optional<Subset> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
