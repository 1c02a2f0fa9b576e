package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** A label budget is given in one way, unless a sweep varies it. */
final class LabelRules {

    private static final List<KeyPath> WAYS =
            List.of(
                    ExperimentKeys.LABELS.child("count"),
                    ExperimentKeys.LABELS.child("share"),
                    ExperimentKeys.LABELS.child("per-class"));

    private LabelRules() {}

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        if (!reading.has(ExperimentKeys.LABELS)) {
            return;
        }
        List<KeyPath> given = WAYS.stream().filter(reading::has).toList();
        if (given.isEmpty() && !SweepRules.variesLabels(reading)) {
            reading.report(
                    ExperimentKeys.LABELS,
                    "expected how many training samples keep their labels, such as 'count: 50',"
                            + " 'share: 0.1' or 'per-class: 5'");
        }
        given.stream()
                .skip(1)
                .forEach(
                        further ->
                                reading.report(
                                        further,
                                        "there is '%s' already; remove one of the two keys"
                                                .formatted(given.get(0))));
    }
}
