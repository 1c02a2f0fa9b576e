package org.kdtoolkit.baselines.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UniformNegativesTest {

    private static final int ROWS = 5;
    private static final int COUNT = 2000;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void drawsEveryRowAboutAsOften() {
        long[] drawn = draw(3, 1, 4).toLongArray();
        assertThat(drawn).hasSize(3 * COUNT);
        for (int row = 0; row < ROWS; row++) {
            long wanted = row;
            long times = LongStream.of(drawn).filter(at -> at % ROWS == wanted).count();
            assertThat((double) times / drawn.length).isCloseTo(1.0 / ROWS, within(0.02));
        }
    }

    @Test
    void givesASampleTheSameRowsWhereverItStandsInTheBatch() {
        Map<Integer, long[]> one = bySample(3, 1, 4);
        Map<Integer, long[]> other = bySample(4, 3, 1);
        one.forEach((sample, rows) -> assertThat(other.get(sample)).containsExactly(rows));
    }

    /** The rows drawn for each sample, which its place in the batch leads to. */
    private Map<Integer, long[]> bySample(int... indices) {
        long[] drawn = draw(indices).toLongArray();
        Map<Integer, long[]> rows = new HashMap<>();
        for (int place = 0; place < indices.length; place++) {
            long wanted = place;
            rows.put(
                    indices[place],
                    LongStream.of(drawn)
                            .filter(at -> at / ROWS == wanted)
                            .map(at -> at % ROWS)
                            .toArray());
        }
        return rows;
    }

    private NDArray draw(int... indices) {
        manager.getEngine().setRandomSeed(11);
        NDArray drawn = new UniformNegatives(COUNT).draw(indices, ROWS, manager);
        assertThat(drawn.getDataType()).isEqualTo(DataType.INT64);
        return drawn;
    }
}
