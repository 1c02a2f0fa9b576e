package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.datasets.labels.LabelBudgetConfig;

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
        boolean none = WAYS.stream().noneMatch(reading::has);
        boolean readable =
                reading.value(ExperimentKeys.LABELS, LabelBudgetConfig.class).isPresent();
        if (none && readable && !SweepRules.variesLabels(reading)) {
            reading.report(
                    ExperimentKeys.LABELS,
                    "expected how many training samples keep their labels, such as 'count: 50',"
                            + " 'share: 0.1' or 'per-class: 5'");
        }
    }
}
