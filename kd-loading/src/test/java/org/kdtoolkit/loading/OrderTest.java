package org.kdtoolkit.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void isTheDataSetsForEvaluation() {
        assertThat(Order.sequential().indices(4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void shufflesEachSampleToOnePlace() {
        int[] shuffled = Order.shuffled(1, 0).indices(1000);
        assertThat(shuffled).isNotEqualTo(Order.sequential().indices(1000));
        Arrays.sort(shuffled);
        assertThat(shuffled).isEqualTo(Order.sequential().indices(1000));
    }

    @Test
    void isFixedForASeedAndAnEpoch() {
        assertThat(Order.shuffled(7, 3).indices(100)).isEqualTo(Order.shuffled(7, 3).indices(100));
        assertThat(Order.shuffled(7, 3).indices(100))
                .isNotEqualTo(Order.shuffled(7, 4).indices(100))
                .isNotEqualTo(Order.shuffled(8, 3).indices(100))
                .isNotEqualTo(Order.shuffled(8, 2).indices(100));
    }

    @Test
    void staysTheSameInEveryRelease() {
        assertThat(Order.shuffled(1, 0).indices(10)).containsExactly(6, 9, 8, 7, 1, 0, 5, 4, 2, 3);
    }

    @Test
    void putsEverySampleEverywhereEquallyOften() {
        int[][] counts = new int[5][5];
        int epochs = 10_000;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = Order.shuffled(3, epoch).indices(5);
            for (int place = 0; place < 5; place++) {
                counts[order[place]][place]++;
            }
        }
        // five standard deviations of a binomial count
        double most = 5 * Math.sqrt(epochs * 0.2 * 0.8);
        assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray())
                .satisfies(
                        all ->
                                assertThat(Arrays.stream(all).boxed())
                                        .allMatch(count -> Math.abs(count - 2000) < most));
    }

    @Test
    void inFullLeavesOutTheRestBehindTheLastFullBatch() {
        assertThat(Order.shuffled(1, 0).inFull(4).indices(10))
                .containsExactly(6, 9, 8, 7, 1, 0, 5, 4);
        assertThat(Order.sequential().inFull(5).indices(10)).hasSize(10);
        assertThat(Order.sequential().inFull(5).indices(4)).isEmpty();
    }

    @Test
    void acceptsNoSamples() {
        assertThat(Order.shuffled(1, 0).indices(0)).isEmpty();
    }
}
