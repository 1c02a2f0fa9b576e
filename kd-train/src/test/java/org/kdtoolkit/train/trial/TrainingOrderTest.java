package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Order;

class TrainingOrderTest {

    private static final int SIZE = 103;
    private static final int BATCH = 16;
    private static final Seed SEED = new Seed(3).of("order");

    @Test
    void isThatOfAllSamplesWhereAllHaveLabels() {
        for (boolean learns : List.of(true, false)) {
            assertThat(order(SIZE, learns, Optional.of(0.25), 2))
                    .isEqualTo(Order.shuffled(SEED.value(), 2).indices(SIZE));
        }
    }

    @Test
    void isThatOfAllSamplesWhereOthersTeachToo() {
        assertThat(order(20, true, Optional.empty(), 4))
                .isEqualTo(Order.shuffled(SEED.value(), 4).indices(SIZE));
    }

    @Test
    void fillsBatchesWithLabelledSamplesWhereNothingIsLearntFromOthers() {
        int[] order = order(20, false, Optional.empty(), 1);
        assertThat(order).hasSize(SIZE);
        assertThat(IntStream.of(order)).allMatch(index -> index < 20);
        Map<Integer, Long> times = times(order);
        assertThat(times).hasSize(20);
        assertThat(times.values()).allMatch(count -> count == 5 || count == 6);
    }

    @Test
    void givesEachBatchItsShareOfLabelledSamples() {
        int[] order = order(20, true, Optional.of(0.25), 1);
        assertThat(order).hasSize(SIZE);
        for (int start = 0; start + BATCH <= SIZE; start += BATCH) {
            assertThat(
                            IntStream.of(Arrays.copyOfRange(order, start, start + BATCH))
                                    .filter(index -> index < 20))
                    .hasSize(4);
        }
        assertThat(IntStream.of(order).filter(index -> index >= 20).distinct().toArray())
                .hasSizeGreaterThanOrEqualTo(76);
    }

    @Test
    void showsASampleTwiceInABatchOnlyIfItMust() {
        for (int epoch = 1; epoch < 20; epoch++) {
            int[] order = order(20, true, Optional.of(0.75), epoch);
            for (int start = 0; start < SIZE; start += BATCH) {
                int[] batch = Arrays.copyOfRange(order, start, Math.min(start + BATCH, SIZE));
                assertThat(batch).doesNotHaveDuplicates();
            }
        }
        assertThat(times(order(5, false, Optional.empty(), 1)).values())
                .allMatch(count -> count == 20 || count == 21);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        int[] order = order(20, true, Optional.of(0.5), 1);
        assertThat(order(20, true, Optional.of(0.5), 1)).isEqualTo(order);
        assertThat(order(20, true, Optional.of(0.5), 2)).isNotEqualTo(order);
        assertThat(
                        TrainingOrder.of(samples(20), true, Optional.of(0.5), BATCH, new Seed(4))
                                .of(1)
                                .indices(SIZE))
                .isNotEqualTo(order);
    }

    @Test
    void isThatOfAllSamplesWhereNoneHasALabel() {
        assertThat(order(0, true, Optional.of(0.5), 1))
                .isEqualTo(Order.shuffled(SEED.value(), 1).indices(SIZE));
    }

    private static Map<Integer, Long> times(int[] order) {
        Map<Integer, Long> times = new HashMap<>();
        times.putAll(
                IntStream.of(order)
                        .boxed()
                        .collect(Collectors.groupingBy(i -> i, Collectors.counting())));
        return times;
    }

    private static int[] order(int labelled, boolean learns, Optional<Double> share, int epoch) {
        return TrainingOrder.of(samples(labelled), learns, share, BATCH, SEED)
                .of(epoch)
                .indices(SIZE);
    }

    /** Of which the first are labelled. */
    private static Samples samples(int labelled) {
        return new Samples() {
            @Override
            public int size() {
                return SIZE;
            }

            @Override
            public String id(int index) {
                return "s" + index;
            }

            @Override
            public int[] labels(int index) {
                return isLabelled(index) ? new int[] {0} : new int[0];
            }

            @Override
            public boolean isLabelled(int index) {
                return index < labelled;
            }

            @Override
            public Optional<String> source(int index, String modality) {
                return Optional.empty();
            }

            @Override
            public HostTensor read(int index, String modality) {
                return HostTensor.of(new float[] {index}, 1);
            }
        };
    }
}
