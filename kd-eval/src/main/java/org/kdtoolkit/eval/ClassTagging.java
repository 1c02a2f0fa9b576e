package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.LabelRanking;
import org.kdtoolkit.eval.metrics.Tagging;

/**
 * The task {@code tagging}: class-averaged mAP, area under the ROC curve, and d', and how well the
 * classes of each sample are ranked.
 */
final class ClassTagging implements Evaluator {

    static final List<Metric> METRICS =
            List.of(
                    Metric.fraction("tagging-map").headline(),
                    Metric.fraction("tagging-auc"),
                    Metric.number("tagging-dprime").label("d'"),
                    Metric.fraction("tagging-lwlrap").label("lwlrap"));

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        Tagging tagging = Tagging.of(predictions.scores(), predictions.labels());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("tagging-map", tagging.meanAveragePrecision());
        metrics.put("tagging-auc", tagging.meanAreaUnderCurve());
        metrics.put("tagging-dprime", tagging.dPrime());
        metrics.put(
                "tagging-lwlrap",
                LabelRanking.of(predictions.scores(), predictions.labels()).labelWeighted());
        return metrics;
    }
}
