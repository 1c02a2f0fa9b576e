package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.eval.probe.ClipClassifier;
import org.kdtoolkit.eval.probe.ClipFeatures;

/**
 * The accuracy of a linear classifier that is trained on the embeddings of the training samples:
 * the tasks {@code linear-probe} and {@code svm}. Each clip of a sample is learnt from, and a
 * sample is judged by the mean of what is said of its clips.
 */
final class LinearProbe implements Evaluator {

    /** What counts is whether the likeliest class is right. */
    static double accuracy(double[][] scores, List<int[]> labels) {
        return Accuracy.topK(scores, labels.stream().mapToInt(label -> label[0]).toArray(), 1);
    }

    /** Trains a classifier. */
    @FunctionalInterface
    interface Training {

        /**
         * Trains.
         *
         * @return tells classes by the clips of a sample
         */
        ClipClassifier classifier(ClipFeatures training);
    }

    private final String task;
    private final ProbeSamples samples;
    private final LabelBudget budget;
    private final FeatureScaling scaling;
    private final Training training;

    LinearProbe(
            String task,
            EvaluatorContext context,
            LabelBudget budget,
            FeatureScaling scaling,
            Training training) {
        this.task = task;
        this.samples = new ProbeSamples(task, context.classes());
        this.budget = budget;
        this.scaling = scaling;
        this.training = training;
    }

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        ClipFeatures all = samples.oneLabelClips(gallery.get());
        ClipFeatures drawn = all.take(budget.rows(task, all.strata(), all.classes()));
        UnaryOperator<double[]> scale = scaling.of(drawn.features());
        ClipClassifier classifier = training.classifier(drawn.map(scale));
        double[][] scores =
                Arrays.stream(samples.clips(predictions))
                        .map(clips -> classifier.scores(scaled(clips, scale)))
                        .toArray(double[][]::new);
        return Map.of(task, accuracy(scores, predictions.labels()));
    }

    static double[][] scaled(double[][] clips, UnaryOperator<double[]> scale) {
        return Arrays.stream(clips).map(scale).toArray(double[][]::new);
    }
}
