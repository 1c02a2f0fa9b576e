package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrainingFeaturesTest {

    @Test
    void refusesWhatNothingCanBeLearntFrom() {
        check(
                "expected a label for each row of features, and at least one row, found 0 rows and"
                        + " 0 labels",
                new double[0][]);
        check(
                "expected a label for each row of features, and at least one row, found 1 rows and"
                        + " 2 labels",
                new double[][] {{1}},
                0,
                1);
        check("row 0: expected at least one feature, found 0", new double[][] {{}}, 0);
        check("row 1: expected 2 features, found 1", new double[][] {{1, 2}, {3}}, 0, 1);
        check("row 1: the feature 1 is NaN", new double[][] {{1, 2}, {3, Double.NaN}}, 0, 1);
        check("row 0: expected a label from 0 to 1, found 2", new double[][] {{1}}, 2);
    }

    private static void check(String message, double[][] features, int... labels) {
        assertThatThrownBy(() -> new TrainingFeatures(features, labels, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void standardisesByTheTrainingSamplesAndOnlyShiftsWhatIsConstant() {
        Standardisation scaling = Standardisation.of(new double[][] {{1, 0.1}, {3, 0.1}, {5, 0.1}});
        double[] scaled = scaling.apply(new double[] {5, 2.1});
        assertThat(scaled[0]).isCloseTo(2 / Math.sqrt(8 / 3.0), within(1e-12));
        assertThat(scaled[1]).isCloseTo(2, within(1e-12));
    }

    @Test
    void scalesToLengthOneAndLeavesZeros() {
        assertThat(UnitLength.of(new double[] {3, 4})).containsExactly(0.6, 0.8);
        assertThat(UnitLength.of(new double[] {0, 0})).containsExactly(0, 0);
    }
}
