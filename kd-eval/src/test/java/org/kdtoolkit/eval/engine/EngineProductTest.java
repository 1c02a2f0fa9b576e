package org.kdtoolkit.eval.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.GallerySearch;

class EngineProductTest {

    private final Random random = new Random(6);

    @Test
    void findsWhatThePlainProductFinds() {
        // more items than a part of the gallery holds, and more queries than a block
        checkSame(
                set(150, 64, i -> random.nextGaussian()),
                set(70_000, 64, i -> random.nextGaussian()));
    }

    @Test
    void decidesTiesAsThePlainProductDoes() {
        EmbeddingSet few = set(40, 37, i -> random.nextInt(2));
        float[][] copies = new float[1000][];
        for (int row = 0; row < copies.length; row++) {
            copies[row] = few.embeddings()[row % 40].clone();
            // some are next to a copy, some are twice as long
            copies[row][0] += row % 7 == 0 ? Math.ulp(1f) : 0;
            for (int d = 0; d < 37; d++) {
                copies[row][d] *= row % 3 == 0 ? 2 : 1;
            }
        }
        checkSame(few, new EmbeddingSet(copies, labels(1000)));
        checkSame(few, set(500, 37, i -> 1));
        checkSame(few, set(500, 37, i -> 0));
    }

    private static void checkSame(EmbeddingSet queries, EmbeddingSet gallery) {
        try (NDManager manager = NDManager.newBaseManager()) {
            EngineProduct engine = new EngineProduct(manager);
            List<GallerySearch> searches =
                    List.of(GallerySearch.of(queries, gallery), GallerySearch.within(queries));
            for (GallerySearch search : searches) {
                assertThat(search.by(engine).retrieval().hits())
                        .usingRecursiveComparison()
                        .isEqualTo(search.retrieval().hits());
            }
            assertThat(manager.getManagedArrays()).isEmpty();
        }
    }

    private static EmbeddingSet set(int size, int width, IntToDoubleFunction value) {
        float[][] embeddings = new float[size][width];
        for (float[] row : embeddings) {
            for (int d = 0; d < width; d++) {
                row[d] = (float) value.applyAsDouble(d);
            }
        }
        return new EmbeddingSet(embeddings, labels(size));
    }

    private static List<int[]> labels(int size) {
        return IntStream.range(0, size).mapToObj(row -> new int[] {row % 11}).toList();
    }
}
