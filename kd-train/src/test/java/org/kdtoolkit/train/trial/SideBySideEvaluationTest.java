package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.eval.Predictions;

class SideBySideEvaluationTest {

    @Test
    void putsMeansOfUnitLengthsSideBySideForSamplesThatAllWereAskedAbout() {
        Predictions pictures =
                predictions(
                        List.of("a", "b", "c"),
                        new float[][] {{3, 4}, {0, -2}},
                        new float[][] {{1, 0}},
                        new float[][] {{0, 5}});
        Predictions sounds =
                predictions(List.of("c", "a"), new float[][] {{-7}}, new float[][] {{2}});

        Predictions beside = SideBySideEvaluation.beside(List.of(pictures, sounds));

        assertThat(beside.ids()).containsExactly("a", "c");
        assertThat(beside.labels()).containsExactly(new int[] {0}, new int[] {2});
        assertThat(beside.embeddings()[0])
                .containsExactly(new float[] {0.3f, -0.1f, 1}, within(1e-6f));
        assertThat(beside.embeddings()[1]).containsExactly(new float[] {0, 1, -1}, within(1e-6f));
        assertThat(beside.views().get(1)).hasDimensions(1, 3);
    }

    private static Predictions predictions(List<String> ids, float[][]... views) {
        return new Predictions(
                ids,
                ids.stream().map(id -> new int[] {id.charAt(0) - 'a'}).toList(),
                new float[ids.size()][0],
                new float[ids.size()][0],
                List.of(views));
    }
}
