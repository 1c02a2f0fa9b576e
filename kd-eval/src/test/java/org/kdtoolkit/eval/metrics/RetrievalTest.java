package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class RetrievalTest {

    private static final Closeness CLOSE = new Closeness(1e-5, 1e-7);
    private static final AveragePrecision FULL = new AveragePrecision.Full();

    private final Random random = new Random(2);

    @Test
    void givesThePublishedFigures() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("metrics_retrieval", manager);
            Retrieval retrieval = Retrieval.of(set(fixture, "query"), set(fixture, "gallery"));
            for (String k : fixture.names("out/top", "_accuracy")) {
                double recall = retrieval.recall(Integer.parseInt(k));
                check(fixture, "out/top" + k + "_accuracy", recall);
            }
            int k = (int) fixture.number("hp/map_k");
            AveragePrecision published = new AveragePrecision.Published(k);
            AveragePrecision zero = new AveragePrecision.MissesAsZero(k);
            check(fixture, "out/map_published", retrieval.meanAveragePrecision(published));
            check(fixture, "out/ap_published", present(retrieval.averagePrecisions(published)));
            check(
                    fixture,
                    "out/queries_skipped",
                    retrieval.averagePrecisions(published).stream()
                            .filter(OptionalDouble::isEmpty)
                            .count());
            check(fixture, "out/rederived_map_zero", retrieval.meanAveragePrecision(zero));
            check(fixture, "out/rederived_ap_zero", present(retrieval.averagePrecisions(zero)));
            check(
                    fixture,
                    "out/rederived_map_min_r_k",
                    retrieval.meanAveragePrecision(new AveragePrecision.MinRelevantDepth(k)));
            check(fixture, "out/rederived_map_full", retrieval.meanAveragePrecision(FULL));
        }
    }

    @Test
    void computesTheSimilaritiesOfThePublishedFigures() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("metrics_retrieval", manager);
            UnitVectors queries = new UnitVectors(Figures.matrix(fixture.get("in/query")), "query");
            UnitVectors gallery =
                    new UnitVectors(Figures.matrix(fixture.get("in/gallery")), "item");
            double[][] block = new double[queries.size()][];
            Arrays.setAll(block, queries::vector);
            double[][] similarities = new double[block.length][gallery.size()];
            MatrixProduct.plain().by(gallery).times(block, similarities);
            new Closeness(1e-5, 1e-6)
                    .check(
                            "similarities",
                            Arrays.stream(similarities).flatMapToDouble(Arrays::stream).toArray(),
                            Figures.doubles(fixture.get("out/similarity")));
        }
    }

    @Test
    void doesNotChangeWithTheLengthOfEmbeddingsOrTheOrderOfSamples() {
        float[][] queries = Figures.random(random, 33, 8);
        float[][] gallery = Figures.random(random, 80, 8);
        int[] queryLabels = Figures.randomLabels(random, 33, 5);
        int[] galleryLabels = Figures.randomLabels(random, 80, 5);
        Retrieval plain = Retrieval.of(set(queries, queryLabels), set(gallery, galleryLabels));

        int[] order = Figures.shuffled(random, 33);
        int[] galleryOrder = Figures.shuffled(random, 80);
        Retrieval changed =
                Retrieval.of(
                        set(
                                Figures.map(Figures.take(queries, order), v -> v * 8),
                                Figures.take(queryLabels, order)),
                        set(
                                Figures.map(Figures.take(gallery, galleryOrder), v -> v / 4),
                                Figures.take(galleryLabels, galleryOrder)));
        for (int query = 0; query < order.length; query++) {
            assertThat(changed.hits().get(query)).isEqualTo(plain.hits().get(order[query]));
        }
        assertThat(changed.meanAveragePrecision(FULL))
                .isCloseTo(plain.meanAveragePrecision(FULL), within(1e-12));
    }

    @Test
    void ranksEqualSimilaritiesInTheOrderOfTheGallery() {
        float[][] same = {{1, 0}, {2, 0}, {3, 0}, {4, 0}};
        EmbeddingSet gallery = set(same, new int[] {0, 1, 0, 1});
        Retrieval retrieval = Retrieval.of(set(new float[][] {{1, 0}}, new int[] {1}), gallery);
        assertThat(retrieval.hits().get(0)).containsExactly(2, 4);
    }

    @Test
    void takesAnEmbeddingOfLengthZeroForUnrelatedToAll() {
        EmbeddingSet gallery =
                set(new float[][] {{-1, 0}, {0, 0}, {1, 0}, {0, 3}}, new int[] {0, 1, 2, 3});
        Retrieval zeroItem = Retrieval.of(set(new float[][] {{1, 0}}, new int[] {1}), gallery);
        // behind the similar one, and before the orthogonal one by its place in the gallery
        assertThat(zeroItem.hits().get(0)).containsExactly(2);
        Retrieval zeroQuery = Retrieval.of(set(new float[][] {{0, 0}}, new int[] {2}), gallery);
        assertThat(zeroQuery.hits().get(0)).containsExactly(3);
    }

    @Test
    void leavesTheQueryOutOfItsOwnSet() {
        EmbeddingSet set = set(new float[][] {{1, 0}, {1, 0.1f}, {0, 1}}, new int[] {0, 0, 1});
        Retrieval retrieval = Retrieval.within(set);
        assertThat(retrieval.hits()).containsExactly(new int[] {1}, new int[] {1}, new int[0]);
        assertThat(retrieval.recall(1)).isEqualTo(2 / 3.0);
    }

    @Test
    void findsItemsThatShareAnyLabel() {
        EmbeddingSet queries = new EmbeddingSet(new float[][] {{1, 0}}, List.of(new int[] {1, 4}));
        EmbeddingSet gallery =
                new EmbeddingSet(
                        new float[][] {{3, 0}, {2, 1}, {1, 2}},
                        List.of(new int[] {0, 2, 4}, new int[] {2, 3}, new int[] {1}));
        assertThat(Retrieval.of(queries, gallery).hits().get(0)).containsExactly(1, 3);
    }

    @Test
    void countsAQueryWithoutRelevantItemsAsItsDefinitionSays() {
        int[] none = {};
        int[] late = {7};
        assertThat(FULL.of(none)).hasValue(0);
        assertThat(new AveragePrecision.Published(5).of(late)).isEmpty();
        assertThat(new AveragePrecision.MissesAsZero(5).of(late)).hasValue(0);
        assertThat(new AveragePrecision.MinRelevantDepth(5).of(none)).hasValue(0);
        Retrieval nothing =
                Retrieval.of(
                        set(new float[][] {{1}}, new int[] {0}),
                        set(new float[][] {{1}}, new int[] {1}));
        assertThat(nothing.meanAveragePrecision(new AveragePrecision.Published(5))).isZero();
    }

    @Test
    void namesTheRowThatIsNotFiniteOrTooWide() {
        EmbeddingSet good = set(new float[][] {{1, 0}}, new int[] {0});
        EmbeddingSet broken = set(new float[][] {{1, 0}, {Float.NaN, 0}}, new int[] {0, 0});
        EmbeddingSet wide = set(new float[][] {{1, 0, 0}}, new int[] {0});
        assertThatThrownBy(() -> Retrieval.of(broken, good))
                .hasMessage("query 1: the embedding is not finite");
        assertThatThrownBy(() -> Retrieval.of(good, broken))
                .hasMessage("gallery item 1: the embedding is not finite");
        assertThatThrownBy(() -> Retrieval.of(wide, good))
                .hasMessageContaining("width 3")
                .hasMessageContaining("width 2");
    }

    private static EmbeddingSet set(Fixture fixture, String which) {
        return set(
                Figures.matrix(fixture.get("in/" + which)),
                Figures.integers(fixture.get("in/" + which + "_label")));
    }

    private static EmbeddingSet set(float[][] embeddings, int[] labels) {
        return new EmbeddingSet(embeddings, Figures.single(labels));
    }

    private static double[] present(List<OptionalDouble> values) {
        return values.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    }

    private static void check(Fixture fixture, String key, double... actual) {
        assertThat(Arrays.stream(actual).allMatch(v -> v >= 0)).isTrue();
        CLOSE.check(key, actual, Figures.doubles(fixture.get(key)));
    }
}
