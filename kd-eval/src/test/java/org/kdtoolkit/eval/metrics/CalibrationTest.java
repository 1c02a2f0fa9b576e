package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * Bins against {@code sklearn.calibration.calibration_curve} of scikit-learn 1.9.1 with both of its
 * strategies, applied to whether the predicted class is right; the expected error against the
 * formula of the program that Guo et al. published, in numpy. Some confidences lie on edges.
 */
class CalibrationTest {

    private static final Closeness CLOSE = new Closeness(1e-6, 1e-9);

    @Test
    void givesTheFiguresOfScikitLearnAndOfThePublishedProgram() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = SklearnFigures.load("class_metrics", manager);
            float[][] probabilities = Figures.matrix(fixture.get("in/probabilities"));
            int[] labels = Figures.integers(fixture.get("in/labels"));
            for (String bins : fixture.names("out/width", "/accuracy")) {
                int count = Integer.parseInt(bins);
                Calibration equalWidth = Calibration.ofEqualWidth(probabilities, labels, count);
                check(fixture, "out/width" + bins, equalWidth);
                CLOSE.check(
                        "ece",
                        new double[] {equalWidth.expectedError()},
                        Figures.doubles(fixture.get("out/width" + bins + "/ece")));
                assertThat(equalWidth.bins()).hasSize(count);
                check(
                        fixture,
                        "out/mass" + bins,
                        Calibration.ofEqualMass(probabilities, labels, count));
            }
        }
    }

    @Test
    void theProbabilityOfTheChosenClassIsAllThatIsNeeded() {
        float[][] probabilities = {{0.7f, 0.3f}, {0.2f, 0.8f}, {0.55f, 0.45f}, {1, 0}};
        int[] labels = {0, 0, 0, 0};
        Calibration whole = Calibration.ofEqualWidth(probabilities, labels, 4);
        Calibration chosen =
                Calibration.ofConfidences(
                        new float[] {0.7f, 0.8f, 0.55f, 1},
                        new boolean[] {true, false, true, true},
                        4);
        assertThat(chosen.bins()).isEqualTo(whole.bins());
        assertThat(chosen.expectedError()).isEqualTo(whole.expectedError());
        assertThatThrownBy(
                        () ->
                                Calibration.ofConfidences(
                                        new float[] {0.5f, 2}, new boolean[] {true, true}, 4))
                .hasMessage("row 1: expected a probability from 0 to 1, found 2.0");
        assertThatThrownBy(() -> Calibration.ofConfidences(new float[0], new boolean[0], 4))
                .hasMessageContaining("at least one; found 0 and 0");
    }

    /** The bins that have samples; scikit-learn leaves out the others. */
    private static void check(Fixture fixture, String key, Calibration calibration) {
        List<Calibration.Bin> filled =
                calibration.bins().stream().filter(bin -> bin.samples() > 0).toList();
        check(fixture, key + "/accuracy", filled, Calibration.Bin::accuracy);
        check(fixture, key + "/confidence", filled, Calibration.Bin::confidence);
    }

    private static void check(
            Fixture fixture,
            String key,
            List<Calibration.Bin> bins,
            ToDoubleFunction<Calibration.Bin> of) {
        CLOSE.check(
                key, bins.stream().mapToDouble(of).toArray(), Figures.doubles(fixture.get(key)));
    }

    @Test
    void putsAnEdgeIntoTheBinBelow() {
        // a float's 0.2 is more than a double's
        float[][] fifths = {{0.2f, 0.2f, 0.2f, 0.2f, 0.2f}, {1, 0, 0, 0, 0}};
        Calibration calibration = Calibration.ofEqualWidth(fifths, new int[] {1, 0}, 15);
        assertThat(calibration.bins().get(2).samples()).isEqualTo(1);
        assertThat(calibration.bins().get(14).samples()).isEqualTo(1);
        assertThat(calibration.expectedError()).isCloseTo(0.1, within(1e-7));
        assertThat(calibration.maximumError()).isCloseTo(0.2, within(1e-7));
    }

    @Test
    void keepsEqualConfidencesTogether() {
        float[][] same = {{0.7f, 0.3f}, {0.7f, 0.3f}, {0.7f, 0.3f}, {0.3f, 0.7f}};
        Calibration calibration = Calibration.ofEqualMass(same, new int[] {0, 0, 1, 0}, 3);
        assertThat(calibration.bins())
                .extracting(Calibration.Bin::samples)
                .containsExactly(4, 0, 0);
        assertThat(calibration.expectedError()).isCloseTo(0.2, within(1e-7));
    }

    @Test
    void refusesWhatIsNoDistribution() {
        int[] label = {0};
        assertThatThrownBy(() -> Calibration.ofEqualWidth(new float[][] {{3, -1}}, label, 15))
                .hasMessage(
                        "row 0: expected probabilities from 0 to 1, found 3.0; take the softmax of"
                                + " logits first");
        assertThatThrownBy(() -> Calibration.ofEqualWidth(new float[][] {{0.9f, 0.9f}}, label, 15))
                .hasMessageContaining("row 0: expected probabilities whose sum is 1, found 1.7");
        assertThatThrownBy(() -> Calibration.ofEqualWidth(new float[][] {{1, 0}}, label, 0))
                .hasMessage("expected at least one bin, found 0");
    }
}
