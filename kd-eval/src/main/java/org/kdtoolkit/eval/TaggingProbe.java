package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.Tagging;
import org.kdtoolkit.eval.probe.ClipClassifier;
import org.kdtoolkit.eval.probe.ClipFeatures;

/**
 * The task {@code tagging-probe}: mAP of linear classifiers, one for each class, that are trained
 * on the embeddings of training samples of any number of labels.
 */
final class TaggingProbe implements Evaluator {

    static final String TASK = "tagging-probe";

    static final Metric METRIC = Metric.fraction(TASK + "-map").headline();

    private final TaggingProbeConfig config;
    private final ProbeSamples samples;

    TaggingProbe(TaggingProbeConfig config, EvaluatorContext context) {
        this.config = config;
        this.samples = new ProbeSamples(TASK, context.classes());
    }

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        ClipFeatures all = samples.allClips(gallery.get());
        ClipFeatures drawn = all.take(config.budget().rows(TASK, all.strata(), all.classes()));
        UnaryOperator<double[]> scale = config.scaling().of(drawn.features());
        ClipClassifier classifier = config.classifier(drawn.map(scale));
        double[][] scores =
                Arrays.stream(samples.clips(predictions))
                        .map(clips -> classifier.scores(LinearProbe.scaled(clips, scale)))
                        .toArray(double[][]::new);
        return Map.of(METRIC.name(), meanAveragePrecision(scores, predictions.labels()));
    }

    /** What counts is how each class is ranked over all samples. */
    static double meanAveragePrecision(double[][] scores, List<int[]> labels) {
        return Tagging.of(floats(scores), labels).meanAveragePrecision();
    }

    private static float[][] floats(double[][] values) {
        float[][] floats = new float[values.length][];
        for (int row = 0; row < values.length; row++) {
            floats[row] = new float[values[row].length];
            for (int c = 0; c < floats[row].length; c++) {
                floats[row][c] = (float) values[row][c];
            }
        }
        return floats;
    }
}
