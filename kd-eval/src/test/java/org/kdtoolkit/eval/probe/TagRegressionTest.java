package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Beside scikit-learn's LogisticRegression(C, tol=1e-12) of each class by itself. */
class TagRegressionTest {

    private static final Offset<Double> CLOSE = within(1e-4);

    private static final double[][] FEATURES = {
        {1.8, 0.4, 0.1}, {-1.9, -0.3, -0.4}, {-0.1, -0.6, 0}, {-0.5, -1.3, 0.9},
        {0.9, 1.7, 0.1}, {-0.4, -0.5, -1.5}, {1, -1.1, -1.2}, {-0.2, 1.5, 0.2},
        {-1, -0.7, 0.6}, {-0.2, -0.8, -0.2}, {0.7, 2, -1.2}, {-0.6, -0.8, -2.4}
    };
    private static final List<int[]> LABELS =
            List.of(
                    new int[] {},
                    new int[] {0, 1},
                    new int[] {},
                    new int[] {1},
                    new int[] {0},
                    new int[] {0},
                    new int[] {0},
                    new int[] {0},
                    new int[] {},
                    new int[] {0, 1},
                    new int[] {0},
                    new int[] {0});

    @Test
    void findsTheOptimumOfEachClass() {
        check(
                0.5,
                new double[][] {
                    {-0.2145527623, 0.4722700243, -0.8468427395},
                    {-0.5470643930, -0.4571441530, 0.3899325394}
                },
                new double[] {0.4763991719, -1.1821810458});
        check(
                10,
                new double[][] {
                    {-1.1091405763, 1.5684440438, -3.5821123885},
                    {-1.3897175246, -1.4753940094, 0.7651383665}
                },
                new double[] {0.5124711670, -2.1176770849});
    }

    private static void check(double cost, double[][] weights, double[] intercepts) {
        LinearClassifier found = TagRegression.fit(samples(2), cost).logits();
        for (int c = 0; c < 2; c++) {
            assertThat(found.weights()[c]).containsExactly(weights[c], CLOSE);
        }
        assertThat(found.intercepts()).containsExactly(intercepts, CLOSE);
    }

    @Test
    void averagesTheProbabilitiesOfClips() {
        assertThat(
                        TagRegression.fit(samples(2), 0.5)
                                .meanProbabilities(
                                        new double[][] {{0.3, -0.2, 1.1}, {-0.9, 0.4, 0.2}}))
                .containsExactly(new double[] {0.5084558396, 0.3078323088}, CLOSE);
    }

    @Test
    void learnsNothingFromTheFeaturesOfAClassThatNoSampleHas() {
        LinearClassifier found = TagRegression.fit(samples(3), 1).logits();
        assertThat(found.weights()[2]).containsExactly(new double[3], within(0.05));
        assertThat(found.intercepts()[2]).isLessThan(-2).isFinite();
    }

    private static ClipFeatures samples(int classes) {
        return new ClipFeatures(
                Arrays.stream(FEATURES)
                        .map(features -> new double[][] {features})
                        .toArray(double[][][]::new),
                LABELS,
                classes);
    }
}
