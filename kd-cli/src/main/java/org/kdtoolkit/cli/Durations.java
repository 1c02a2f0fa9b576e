package org.kdtoolkit.cli;

import java.time.Duration;

/** Durations as people read them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 3 min 07 s}. */
    static String text(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toHours() > 0) {
            return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : duration.toSeconds() + " s";
    }

    /** An estimate, such as {@code 3 min 07 s left}. */
    static String left(double seconds) {
        return text(seconds) + " left";
    }
}
