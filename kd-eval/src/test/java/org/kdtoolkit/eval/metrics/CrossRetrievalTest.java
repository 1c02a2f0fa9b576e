package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * Against {@code cosine_similarity}, {@code top_k_accuracy_score} and {@code
 * average_precision_score} of scikit-learn 1.9.1, and numpy's median of the partners' ranks.
 */
class CrossRetrievalTest {

    private static final Closeness CLOSE = new Closeness(1e-9, 1e-12);

    @Test
    void givesTheFiguresOfScikitLearnBothWays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = SklearnFigures.load("cross_retrieval", manager);
            float[][] student = Figures.matrix(fixture.get("in/student"));
            float[][] teacher = Figures.matrix(fixture.get("in/teacher"));
            check(fixture, "out/there", student, teacher);
            check(fixture, "out/back", teacher, student);
        }
    }

    private static void check(Fixture fixture, String way, float[][] queries, float[][] gallery) {
        List<int[]> labels = Figures.single(Figures.integers(fixture.get("in/labels")));
        CrossRetrieval found = CrossRetrieval.of(queries, gallery, labels, MatrixProduct.plain());
        for (String k : fixture.names(way + "/top", "")) {
            check(fixture, way + "/top" + k, found.partners().recall(Integer.parseInt(k)));
        }
        check(fixture, way + "/median_rank", found.partners().medianRank());
        check(fixture, way + "/class_top1", found.classes().recall(1));
        check(
                fixture,
                way + "/class_map",
                found.classes().meanAveragePrecision(new AveragePrecision.Full()));
    }

    private static void check(Fixture fixture, String key, double actual) {
        CLOSE.check(key, new double[] {actual}, Figures.doubles(fixture.get(key)));
    }

    @Test
    void doesNotReadPartnersOffEqualEmbeddings() {
        float[][] same = new float[5][];
        Arrays.fill(same, new float[] {1, 2});
        CrossRetrieval found =
                CrossRetrieval.of(
                        same,
                        same,
                        Figures.single(new int[] {0, 1, 2, 3, 4}),
                        MatrixProduct.plain());
        assertThat(found.partners().recall(1)).isEqualTo(0.2);
        assertThat(found.partners().medianRank()).isEqualTo(3);
    }

    @Test
    void countsASampleWithoutLabelsInNoClass() {
        float[][] apart = {{1, 0}, {0, 1}};
        CrossRetrieval found =
                CrossRetrieval.of(
                        apart, apart, List.of(new int[0], new int[] {3}), MatrixProduct.plain());
        assertThat(found.partners().recall(1)).isEqualTo(1);
        assertThat(found.classes().recall(1)).isEqualTo(0.5);
    }

    @Test
    void refusesOtherNumbersAndWidths() {
        float[][] two = {{1, 0}, {0, 1}};
        List<int[]> labels = Figures.single(new int[] {0, 1});
        assertThatThrownBy(
                        () ->
                                CrossRetrieval.of(
                                        two, new float[1][2], labels, MatrixProduct.plain()))
                .hasMessage("expected as many embeddings on both sides, found 2 and 1");
        assertThatThrownBy(
                        () ->
                                CrossRetrieval.of(
                                        two, new float[2][3], labels, MatrixProduct.plain()))
                .hasMessage("queries of width 2 can't be compared with a gallery of width 3");
    }
}
