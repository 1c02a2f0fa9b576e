package org.kdtoolkit.train.config;

import java.util.HashMap;
import java.util.Map;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Trackers beside each other. */
final class TrackingRules {

    private static final KeyPath TRACKING = KeyPath.parse("tracking");

    private TrackingRules() {}

    /** Two of one kind would write to the same places of a trial's folder. */
    static void check(DocumentReading reading) {
        Map<String, KeyPath> known = new HashMap<>();
        for (KeyPath path : reading.entries(TRACKING)) {
            reading.value(path, TrackerSpec.class)
                    .map(TrackerSpec::type)
                    .filter(type -> known.putIfAbsent(type, path) != null)
                    .ifPresent(
                            type ->
                                    reading.report(
                                            path,
                                            "'%s' is there already, at %s; remove one of the two"
                                                    .formatted(type, known.get(type))));
        }
    }
}
