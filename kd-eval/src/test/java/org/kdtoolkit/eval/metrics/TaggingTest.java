package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class TaggingTest {

    private static final Closeness CLOSE = new Closeness(1e-5, 1e-7);

    private final Random random = new Random(3);

    @Test
    void givesThePublishedFigures() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("metrics_tagging", manager);
            Tagging tagging =
                    Tagging.of(
                            Figures.matrix(fixture.get("in/scores")),
                            SklearnFigures.labels(fixture.get("in/targets")));

            double[] precisions = Figures.doubles(fixture.get("out/sklearn_ap_per_class"));
            double[] positives = Figures.doubles(fixture.get("in/targets").sum(new int[] {0}));
            for (int c = 0; c < positives.length; c++) {
                // there, a class without positives has 0; here it has none
                precisions[c] = positives[c] == 0 ? Double.NaN : precisions[c];
            }
            CLOSE.check("ap", tagging.averagePrecisions(), precisions);
            CLOSE.check(
                    "auc",
                    tagging.areasUnderCurve(),
                    Figures.doubles(fixture.get("out/sklearn_auc_per_class")));
            check(fixture, "out/map", tagging.meanAveragePrecision());
            check(fixture, "out/mauc", tagging.meanAreaUnderCurve());
            check(fixture, "out/dprime", tagging.dPrime());
            check(
                    fixture,
                    "out/dprime_table",
                    Arrays.stream(Figures.doubles(fixture.get("out/dprime_table_auc")))
                            .map(Tagging::dPrime)
                            .toArray());
        }
    }

    @Test
    void doesNotChangeWithTheScaleOrTheOrderOfSamples() {
        float[][] scores = Figures.random(random, 120, 4);
        List<int[]> labels = Figures.single(Figures.randomLabels(random, 120, 4));
        int[] order = Figures.shuffled(random, 120);
        Tagging plain = Tagging.of(scores, labels);
        Tagging scaled = Tagging.of(Figures.map(scores, Math::exp), labels);
        Tagging shuffled =
                Tagging.of(
                        Figures.take(scores, order),
                        Arrays.stream(order).mapToObj(labels::get).toList());
        assertThat(scaled.averagePrecisions()).isEqualTo(plain.averagePrecisions());
        assertThat(scaled.areasUnderCurve()).isEqualTo(plain.areasUnderCurve());
        assertThat(shuffled.averagePrecisions()).isEqualTo(plain.averagePrecisions());
        assertThat(shuffled.areasUnderCurve()).isEqualTo(plain.areasUnderCurve());
    }

    @Test
    void takesEqualScoresForOneThreshold() {
        float[][] scores = {{0.5f}, {0.5f}, {-0.0f}, {0.0f}};
        List<int[]> labels = List.of(new int[] {0}, new int[0], new int[] {0}, new int[0]);
        Tagging tagging = Tagging.of(scores, labels);
        assertThat(tagging.meanAreaUnderCurve()).isEqualTo(0.5);
        assertThat(tagging.meanAveragePrecision()).isEqualTo(0.5);
        assertThat(tagging.dPrime()).isCloseTo(0, within(1e-12));
    }

    @Test
    void ordersNegativeScoresBelowPositiveOnes() {
        float[][] scores = {{-2}, {-1}, {1}, {2}};
        List<int[]> labels = List.of(new int[0], new int[0], new int[] {0}, new int[] {0});
        Tagging tagging = Tagging.of(scores, labels);
        assertThat(tagging.meanAreaUnderCurve()).isEqualTo(1);
        assertThat(tagging.meanAveragePrecision()).isEqualTo(1);
        assertThat(tagging.dPrime()).isInfinite().isPositive();
    }

    @Test
    void isUndefinedWhereNoClassHasPositives() {
        Tagging tagging = Tagging.of(new float[][] {{1, 2}}, List.of(new int[0]));
        assertThat(tagging.meanAveragePrecision()).isNaN();
        assertThat(tagging.meanAreaUnderCurve()).isNaN();
        assertThat(tagging.dPrime()).isNaN();
    }

    @Test
    void namesTheRowThatIsWrong() {
        assertThatThrownBy(
                        () ->
                                Tagging.of(
                                        new float[][] {{1}, {Float.NaN}},
                                        List.of(new int[0], new int[0])))
                .hasMessage("row 1: the score of class 0 is NaN");
        assertThatThrownBy(() -> Tagging.of(new float[][] {{1}}, List.of(new int[] {1})))
                .hasMessage("row 0: expected labels from 0 to 0, found 1");
    }

    private static void check(Fixture fixture, String key, double... actual) {
        CLOSE.check(key, actual, Figures.doubles(fixture.get(key)));
    }
}
