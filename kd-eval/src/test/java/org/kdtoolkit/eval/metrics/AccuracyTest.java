package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private final Random random = new Random(1);

    @Test
    void countsTheSamplesWhoseClassIsAmongTheBest() {
        float[][] scores = {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}};
        int[] labels = {0, 1, 2};
        assertThat(Accuracy.topK(scores, labels, 1)).isEqualTo(1 / 3.0);
        assertThat(Accuracy.topK(scores, labels, 2)).isEqualTo(2 / 3.0);
        assertThat(Accuracy.topK(scores, labels, 5)).isEqualTo(1);
    }

    @Test
    void prefersTheLowerClassIndexAmongEqualScores() {
        float[][] scores = {{1, 1}, {1, 1}};
        assertThat(Accuracy.topK(scores, new int[] {0, 0}, 1)).isEqualTo(1);
        assertThat(Accuracy.topK(scores, new int[] {1, 1}, 1)).isEqualTo(0);
        assertThat(ClassRanking.of(new float[] {0.0f, -0.0f, 2}).best(3)).containsExactly(2, 0, 1);
    }

    @Test
    void doesNotChangeWithTheScaleOrTheOrderOfSamples() {
        float[][] scores = Figures.random(random, 200, 7);
        int[] labels = Figures.randomLabels(random, 200, 7);
        int[] order = Figures.shuffled(random, 200);
        for (int k : new int[] {1, 3}) {
            double accuracy = Accuracy.topK(scores, labels, k);
            assertThat(accuracy).isStrictlyBetween(0.0, 1.0);
            assertThat(Accuracy.topK(Figures.map(scores, s -> 3 * s + 1), labels, k))
                    .isEqualTo(accuracy);
            assertThat(Accuracy.topK(Figures.take(scores, order), Figures.take(labels, order), k))
                    .isEqualTo(accuracy);
        }
    }

    @Test
    void agreesWithTheListOfTheBestClasses() {
        for (float[] row : Figures.random(random, 50, 9)) {
            ClassRanking ranking = ClassRanking.of(row);
            int[] best = ranking.best(9);
            for (int place = 1; place <= 9; place++) {
                assertThat(ranking.place(best[place - 1])).isEqualTo(place);
            }
        }
    }

    @Test
    void namesTheRowOfANanScore() {
        float[][] scores = {{1, 2}, {1, Float.NaN}};
        assertThatThrownBy(() -> Accuracy.topK(scores, new int[] {0, 0}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: the score of class 1 is NaN");
    }

    @Test
    void refusesLabelsThatDoNotFit() {
        assertThatThrownBy(() -> Accuracy.topK(new float[][] {{1, 2}}, new int[] {2}, 1))
                .hasMessage("row 0: expected a label from 0 to 1, found 2");
        assertThatThrownBy(() -> Accuracy.topK(new float[0][], new int[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0 rows and 0 labels");
    }
}
