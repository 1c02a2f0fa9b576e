package org.kdtoolkit.eval.probe;

import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regression of each class against the rest, for samples that may have several: it
 * minimises ½|w|² + cost Σ log(1 + exp(-t (w·x + b))) for each class, t being 1 for its samples and
 * -1 for all others. The intercepts are not regularised.
 */
public final class TagRegression {

    private final LinearClassifier logits;

    private TagRegression(LinearClassifier logits) {
        this.logits = logits;
    }

    /**
     * Finds the optimum. Of a class that no sample has, or each, nothing is learnt from the
     * features.
     *
     * @param cost above 0; the greater, the less the weights are held small
     */
    public static TagRegression fit(ClipFeatures training, double cost) {
        List<int[]> labels = training.labelsOfClips();
        return new TagRegression(
                new OneAgainstRest(training.features())
                        .fit(
                                training.classes(),
                                c -> against(labels, c),
                                () -> OneAgainstRest.parameter(SolverType.L2R_LR, cost, false)));
    }

    /** What the logits are computed by. */
    public LinearClassifier logits() {
        return logits;
    }

    /**
     * The mean of the probabilities of several clips of one sample, each class by itself.
     *
     * @param clips [clips, D], at least one
     * @return [C]
     */
    public double[] meanProbabilities(double[][] clips) {
        return ClipMean.of(
                Arrays.stream(clips)
                        .map(clip -> probabilities(logits.scores(clip)))
                        .toArray(double[][]::new));
    }

    private static double[] probabilities(double[] scores) {
        return Arrays.stream(scores).map(score -> 1 / (1 + Math.exp(-score))).toArray();
    }

    private static double[] against(List<int[]> labels, int c) {
        return labels.stream()
                .mapToDouble(ofClip -> IntStream.of(ofClip).anyMatch(l -> l == c) ? 1 : -1)
                .toArray();
    }
}
