package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/** A corruption has one rate or several different ones, unless a sweep has them. */
final class CorruptionRules {

    private static final KeyPath RATE = CORRUPTION.child("rate");

    private final DocumentReading reading;

    private CorruptionRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        CorruptionRules rules = new CorruptionRules(reading);
        List<KeyPath> rates = reading.entries(CORRUPTION.child("rates"));
        rules.differ(rates);
        if (reading.has(RATE) && !rates.isEmpty()) {
            reading.report(
                    RATE, "there are 'rates' already, for a sweep; remove one of the two keys");
        }
        reading.value(CORRUPTION, CorruptionConfig.class)
                .filter(corruption -> corruption.rate().isEmpty() && rates.isEmpty())
                .filter(corruption -> !reading.has(SweepRules.RATE))
                .ifPresent(
                        corruption ->
                                reading.report(
                                        CORRUPTION,
                                        "expected the share of training samples that is hit, such"
                                                + " as 'rate: 0.3', or several for a sweep, such as"
                                                + " 'rates: [0, 0.1, 0.3, 0.5]'"));
    }

    private void differ(List<KeyPath> rates) {
        Set<Double> known = new HashSet<>();
        for (KeyPath path : rates) {
            reading.value(path, Double.class)
                    .filter(rate -> !known.add(rate + 0.0)) // -0.0 is 0.0 as well
                    .ifPresent(
                            rate ->
                                    reading.report(
                                            path,
                                            "the rate %s is there twice; remove one"
                                                    .formatted(rate)));
        }
    }
}
