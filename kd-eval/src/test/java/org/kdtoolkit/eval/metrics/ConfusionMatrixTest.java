package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * Against scikit-learn 1.9.1: {@code confusion_matrix}, {@code precision_recall_fscore_support}
 * with {@code zero_division=nan}, {@code balanced_accuracy_score}, {@code
 * f1_score(average="macro")}; of seven classes, one has no sample but predictions, and one has
 * neither.
 */
class ConfusionMatrixTest {

    private static final Closeness CLOSE = new Closeness(1e-12, 1e-15);

    @Test
    void givesTheFiguresOfScikitLearn() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = SklearnFigures.load("class_metrics", manager);
            ConfusionMatrix matrix =
                    ConfusionMatrix.of(
                            Figures.matrix(fixture.get("in/probabilities")),
                            Figures.integers(fixture.get("in/labels")));
            int classes = matrix.classes();
            int[] counts =
                    IntStream.range(0, classes * classes)
                            .map(i -> (int) matrix.count(i / classes, i % classes))
                            .toArray();
            assertThat(counts).isEqualTo(Figures.integers(fixture.get("out/confusion")));
            check(fixture, "out/support", classes, matrix::samples);
            check(fixture, "out/precision", classes, matrix::precision);
            check(fixture, "out/recall", classes, matrix::recall);
            check(fixture, "out/f1", classes, matrix::f1);
            check(fixture, "out/balanced_accuracy", 1, all -> matrix.meanClassAccuracy());
            check(fixture, "out/macro_f1", 1, all -> matrix.macroF1());
            check(fixture, "out/accuracy", 1, all -> matrix.accuracy());
        }
    }

    private static void check(Fixture fixture, String key, int count, IntToDoubleFunction actual) {
        CLOSE.check(
                key,
                IntStream.range(0, count).mapToDouble(actual).toArray(),
                Figures.doubles(fixture.get(key)));
    }

    @Test
    void takesTheLowestOfEqualClasses() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(new float[][] {{0, 2, 2}, {0.0f, -0.0f, -1}}, new int[] {2, 1});
        assertThat(matrix.count(2, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isEqualTo(1);
        assertThat(matrix.accuracy()).isZero();
        assertThat(matrix.meanClassAccuracy()).isZero();
        assertThat(matrix.macroF1()).isZero();
    }

    @Test
    void leavesOutClassesThatHaveNothing() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1, 1}, new int[] {0, 0, 0}, 4);
        assertThat(matrix.recall(1)).isNaN();
        assertThat(matrix.precision(1)).isZero();
        assertThat(matrix.precision(3)).isNaN();
        assertThat(matrix.f1(3)).isNaN();
        assertThat(matrix.predictions(1)).isEqualTo(2);
        assertThat(matrix.meanClassAccuracy()).isEqualTo(1 / 3.0);
        // class 0 has 2 / (2 + 0 + 2), class 1 has 0
        assertThat(matrix.macroF1()).isEqualTo(0.25);
    }

    @Test
    void namesTheRowThatIsWrong() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 2}, new int[] {0, 0}, 2))
                .hasMessage("row 1: expected a prediction from 0 to 1, found 2");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {-1}, 2))
                .hasMessage("row 0: expected a label from 0 to 1, found -1");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0], 2))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> ConfusionMatrix.of(new float[][] {{1, Float.NaN}}, new int[] {0}))
                .hasMessage("row 0: the score of class 1 is NaN");
        assertThatThrownBy(() -> ConfusionMatrix.of(new float[][] {{1, 0}, {1}}, new int[] {0, 0}))
                .hasMessage("row 1: expected 2 scores, found 1");
    }
}
