package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/**
 * The accuracy of a linear classifier that is trained on the embeddings of the training samples:
 * the tasks {@code linear-probe} and {@code svm}.
 */
final class LinearProbe implements Evaluator {

    /** Trains a classifier. */
    @FunctionalInterface
    interface Training {

        /**
         * Trains.
         *
         * @return the scores of the classes, [C], by the features of a sample, [D]
         */
        UnaryOperator<double[]> classifier(TrainingFeatures training);
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
        TrainingFeatures all = samples.training(gallery.get());
        TrainingFeatures drawn = all.take(budget.rows(task, all.labels(), all.classes()));
        UnaryOperator<double[]> scale = scaling.of(drawn.features());
        UnaryOperator<double[]> classifier = training.classifier(drawn.map(scale));
        double[][] scores =
                Arrays.stream(samples.embeddings(predictions))
                        .map(embedding -> classifier.apply(scale.apply(embedding)))
                        .toArray(double[][]::new);
        int[] labels = predictions.labels().stream().mapToInt(label -> label[0]).toArray();
        return Map.of(task, Accuracy.topK(scores, labels, 1));
    }
}
