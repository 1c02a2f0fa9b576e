package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.eval.metrics.Calibration;
import org.kdtoolkit.eval.metrics.ConfusionMatrix;

/**
 * The task {@code recognition} of data with one label a sample: top-1 and top-5 accuracy, means
 * over classes, and the expected calibration error.
 */
final class Recognition implements Evaluator {

    static final List<Metric> METRICS =
            List.of(
                    Metric.fraction("top1").headline(),
                    Metric.fraction("top5"),
                    Metric.fraction("mean-class-accuracy"),
                    Metric.fraction("macro-f1"),
                    Metric.fraction("ece").lessIsBetter());

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        int[] labels = predictions.labels().stream().mapToInt(label -> label[0]).toArray();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("top1", Accuracy.topK(predictions.scores(), labels, 1));
        metrics.put("top5", Accuracy.topK(predictions.scores(), labels, 5));
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions.scores(), labels);
        metrics.put("mean-class-accuracy", confusion.meanClassAccuracy());
        metrics.put("macro-f1", confusion.macroF1());
        metrics.put(
                "ece",
                Calibration.ofEqualWidth(predictions.scores(), labels, Calibration.PUBLISHED_BINS)
                        .expectedError());
        return metrics;
    }
}
