package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class LogisticRegressionTest {

    private static NDManager manager;
    private static ProbeFigures figures;

    @BeforeAll
    static void load() {
        manager = NDManager.newBaseManager();
        figures = new ProbeFigures(Fixture.load("metrics_probe", manager));
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static final Closeness CLOSE = new Closeness(1e-4, 1e-4);

    static List<String> cases() {
        return Fixture.namesIn("metrics_probe", "hp/", "/C");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheFiguresOfTheReference(String name) {
        LinearClassifier classifier =
                LogisticRegression.fit(
                        figures.training(), figures.fixture().number("hp/" + name + "/C"));
        double[][][] clips = figures.clips("in/test_clips");
        figures.check("out/" + name + "/coef", classifier.weights(), CLOSE);
        figures.check("out/" + name + "/intercept", classifier.intercepts(), CLOSE);
        figures.check(
                "out/" + name + "/probabilities",
                Arrays.stream(clips)
                        .flatMap(Arrays::stream)
                        .map(clip -> Softmax.of(classifier.scores(clip)))
                        .toArray(double[][]::new),
                CLOSE);
        double[][] means =
                Arrays.stream(clips).map(classifier::meanProbabilities).toArray(double[][]::new);
        assertThat(Accuracy.topK(means, figures.testLabels(), 1))
                .isCloseTo(figures.fixture().number("out/" + name + "/top1"), within(1e-6));
    }

    @Test
    void findsTheOptimumWhateverScaleAndPlaceTheFeaturesHave() {
        Random random = new Random(3);
        double[][] features = new double[200][6];
        int[] labels = new int[200];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = random.nextInt(3);
            for (int d = 0; d < 6; d++) {
                double scale = Math.pow(10, d - 3);
                features[row][d] =
                        scale * (random.nextGaussian() + 20 + (d % 3 == labels[row] ? 1 : 0));
            }
        }
        TrainingFeatures training = new TrainingFeatures(features, labels, 3);
        LinearClassifier classifier = LogisticRegression.fit(training, 1);

        LogisticLoss loss = new LogisticLoss(training, 1);
        double[] point = new double[loss.size()];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(classifier.weights()[c], 0, point, c * 7, 6);
            point[c * 7 + 6] = classifier.intercepts()[c];
        }
        double[] begin = loss.gradient(new double[loss.size()]);
        double[] end = loss.gradient(point);
        for (int i = 0; i < end.length; i++) {
            assertThat(end[i]).isCloseTo(0, within(1e-4 * Math.max(1, Math.abs(begin[i]))));
        }
    }
}
