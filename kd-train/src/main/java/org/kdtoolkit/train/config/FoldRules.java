package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;
import static org.kdtoolkit.train.config.ExperimentKeys.DATASET;
import static org.kdtoolkit.train.config.ExperimentKeys.SWEEP;

import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** All folds of a data set are run by themselves: their mean has one leaderboard, not a curve. */
final class FoldRules {

    private static final KeyPath FOLDS = DATASET.child("folds");

    private FoldRules() {}

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        if (!reading.has(FOLDS)) {
            return;
        }
        if (!reading.keys(SWEEP).isEmpty()) {
            report(reading, "sweep");
        } else if (!reading.entries(CORRUPTION.child("rates")).isEmpty()) {
            report(reading, "corruption.rates");
        }
    }

    private static void report(DocumentReading reading, String other) {
        reading.report(
                FOLDS,
                "the mean over folds has no place in the curves of '%s'; remove one of the two, or choose one fold by 'fold'"
                        .formatted(other));
    }
}
