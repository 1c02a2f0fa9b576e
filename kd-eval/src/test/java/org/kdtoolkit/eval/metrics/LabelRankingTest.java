package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * Against {@code label_ranking_average_precision_score} of scikit-learn 1.9.1, weighted by numbers
 * of labels, on scores with ties; and against the arithmetic of the program that DCASE published
 * for task 2 of 2019, on scores without. One class has no sample, one sample no label, one all of
 * them.
 */
class LabelRankingTest {

    private static final Closeness CLOSE = new Closeness(1e-12, 1e-15);

    @Test
    void givesTheFiguresOfScikitLearn() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = SklearnFigures.load("label_ranking", manager);
            float[][] scores = Figures.matrix(fixture.get("in/scores"));
            List<int[]> labels = SklearnFigures.labels(fixture.get("in/targets"));
            check(fixture, "out/lwlrap", LabelRanking.of(scores, labels).labelWeighted());
            check(fixture, "out/ap_per_class", Tagging.of(scores, labels).averagePrecisions());
        }
    }

    @Test
    void givesTheFiguresOfThePublishedProgram() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = SklearnFigures.load("label_ranking", manager);
            LabelRanking ranking =
                    LabelRanking.of(
                            Figures.matrix(fixture.get("in/plain_scores")),
                            SklearnFigures.labels(fixture.get("in/targets")));
            check(fixture, "out/dcase_lwlrap", ranking.labelWeighted());
            check(fixture, "out/dcase_weights", ranking.weights());
            double[] perClass = Figures.doubles(fixture.get("out/dcase_per_class"));
            for (int c = 0; c < perClass.length; c++) {
                perClass[c] = ranking.weights()[c] == 0 ? Double.NaN : perClass[c];
            }
            CLOSE.check("per class", ranking.perClass(), perClass);
        }
    }

    @Test
    void countsALabelOnceAndASampleWithoutOneNowhere() {
        float[][] scores = {{3, 2, 1}, {1, 2, 3}};
        LabelRanking ranking = LabelRanking.of(scores, List.of(new int[] {1, 1}, new int[0]));
        assertThat(ranking.labelWeighted()).isEqualTo(0.5);
        assertThat(ranking.perClass()).containsExactly(Double.NaN, 0.5, Double.NaN);
        LabelRanking none = LabelRanking.of(scores, List.of(new int[0], new int[0]));
        assertThat(none.labelWeighted()).isNaN();
    }

    @Test
    void namesTheRowThatIsWrong() {
        assertThatThrownBy(() -> LabelRanking.of(new float[][] {{1, 2}}, List.of(new int[] {2})))
                .hasMessage("row 0: expected labels from 0 to 1, found 2");
    }

    private static void check(Fixture fixture, String key, double... actual) {
        CLOSE.check(key, actual, Figures.doubles(fixture.get(key)));
    }
}
