package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against a plain sort of the whole gallery by exact similarities. */
class GallerySearchTest {

    private static final AveragePrecision FULL = new AveragePrecision.Full();
    private static final AveragePrecision CUT = new AveragePrecision.Published(20);

    private final Random random = new Random(4);

    @Test
    void ranksAsASortOfTheGalleryDoes() {
        EmbeddingSet queries = crowded(150, 3);
        EmbeddingSet gallery = crowded(400, 3);
        assertThat(GallerySearch.of(queries, gallery).retrieval().hits())
                .usingRecursiveComparison()
                .isEqualTo(sorted(queries, gallery, false));
        assertThat(GallerySearch.within(gallery).retrieval().hits())
                .usingRecursiveComparison()
                .isEqualTo(sorted(gallery, gallery, true));
    }

    @Test
    void findsTheSameByAProductThatIsOff() {
        EmbeddingSet queries = crowded(60, 3);
        EmbeddingSet gallery = crowded(300, 3);
        List<int[]> expected = sorted(queries, gallery, false);
        for (double error : new double[] {1e-12, 1e-3, 0.3}) {
            assertThat(GallerySearch.of(queries, gallery).by(off(error, error)).retrieval().hits())
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            assertThat(GallerySearch.within(gallery).by(off(error, error)).retrieval().hits())
                    .usingRecursiveComparison()
                    .isEqualTo(sorted(gallery, gallery, true));
        }
    }

    @Test
    void noticesAProductThatIsOffByMoreThanItSays() {
        EmbeddingSet set = crowded(60, 3);
        GallerySearch search = GallerySearch.of(set, set).by(off(0.1, 1e-6));
        assertThatThrownBy(search::retrieval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is off by 1.0E-6 at most");
    }

    @Test
    void keepsWhatHitsAreWorthWithoutTheirRanks() {
        EmbeddingSet queries = crowded(140, 4);
        EmbeddingSet gallery = crowded(200, 4);
        Retrieval all = Retrieval.of(queries, gallery);
        RetrievalScores scores = GallerySearch.of(queries, gallery).scores(List.of(FULL, CUT));
        for (int k : new int[] {1, 5, 10, 1000}) {
            assertThat(scores.recall(k)).isEqualTo(all.recall(k));
        }
        for (AveragePrecision definition : List.of(FULL, CUT)) {
            assertThat(scores.averagePrecisions(definition))
                    .isEqualTo(all.averagePrecisions(definition));
            assertThat(scores.meanAveragePrecision(definition))
                    .isEqualTo(all.meanAveragePrecision(definition));
        }
        assertThatThrownBy(() -> scores.meanAveragePrecision(new AveragePrecision.Published(3)))
                .hasMessageContaining("was not asked for");
    }

    @Test
    void hasTheMedianOfTheFirstHits() {
        float[][] line = {{1, 0}, {1, 1}, {1, 2}, {1, 3}};
        EmbeddingSet gallery = new EmbeddingSet(line, Figures.single(new int[] {0, 1, 2, 3}));
        assertThat(scores(gallery, 2, 3).medianRank()).isEqualTo(3.5);
        assertThat(scores(gallery, 2, 3, 0).medianRank()).isEqualTo(3);
        assertThat(scores(gallery, 0, 9).medianRank()).isInfinite();
        assertThat(scores(gallery, 9).recall(Integer.MAX_VALUE)).isZero();
    }

    /** Queries that all look for the first item, by the classes that they have. */
    private static RetrievalScores scores(EmbeddingSet gallery, int... labels) {
        float[][] same = new float[labels.length][];
        Arrays.fill(same, new float[] {1, 0});
        return GallerySearch.of(new EmbeddingSet(same, Figures.single(labels)), gallery)
                .scores(List.of());
    }

    @Test
    void ranksNothingInAnEmptyGallery() {
        EmbeddingSet none = new EmbeddingSet(new float[0][], List.of());
        EmbeddingSet one = crowded(1, 2);
        assertThat(GallerySearch.of(one, none).retrieval().hits()).containsExactly(new int[0]);
        assertThatThrownBy(() -> GallerySearch.of(none, one)).hasMessage("there is no query");
    }

    /** Few directions, so that many are equal, opposite or zero; any number of labels. */
    private EmbeddingSet crowded(int size, int width) {
        float[][] embeddings = new float[size][width];
        for (float[] row : embeddings) {
            for (int d = 0; d < width; d++) {
                row[d] = random.nextInt(3) - 1;
            }
            if (random.nextInt(3) == 0) {
                row[0] = Math.nextUp(row[0]);
            }
        }
        List<int[]> labels =
                IntStream.range(0, size)
                        .mapToObj(
                                i ->
                                        random.ints(random.nextInt(4), 0, 6)
                                                .sorted()
                                                .distinct()
                                                .toArray())
                        .toList();
        return new EmbeddingSet(embeddings, labels);
    }

    private static List<int[]> sorted(EmbeddingSet queries, EmbeddingSet gallery, boolean within) {
        UnitVectors asked = new UnitVectors(queries.embeddings(), "query");
        UnitVectors searched = new UnitVectors(gallery.embeddings(), "item");
        return IntStream.range(0, queries.size())
                .mapToObj(
                        query -> {
                            double[] vector = asked.vector(query);
                            List<Integer> order =
                                    IntStream.range(0, gallery.size())
                                            .filter(item -> !within || item != query)
                                            .boxed()
                                            .sorted(
                                                    Comparator.comparingDouble(
                                                            item ->
                                                                    0.0
                                                                            - searched.dot(
                                                                                    vector, item)))
                                            .toList();
                            return IntStream.range(0, order.size())
                                    .filter(
                                            place ->
                                                    share(
                                                            queries.labels().get(query),
                                                            gallery.labels().get(order.get(place))))
                                    .map(place -> place + 1)
                                    .toArray();
                        })
                .toList();
    }

    private static boolean share(int[] some, int[] others) {
        return Arrays.stream(some).anyMatch(a -> Arrays.stream(others).anyMatch(b -> a == b));
    }

    /** The plain product, every value of it moved by up to an error. */
    private static MatrixProduct off(double error, double said) {
        return gallery ->
                new MatrixProduct.Factor() {
                    private final Random noise = new Random(5);

                    @Override
                    public void times(double[][] block, double[][] products) {
                        try (MatrixProduct.Factor plain = MatrixProduct.plain().by(gallery)) {
                            plain.times(block, products);
                        }
                        for (double[] row : products) {
                            for (int g = 0; g < row.length; g++) {
                                row[g] += error * (2 * noise.nextDouble() - 1);
                            }
                        }
                    }

                    @Override
                    public double error() {
                        return said;
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                };
    }
}
