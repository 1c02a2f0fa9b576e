package org.kdtoolkit.train.trial;

import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Order;

/**
 * In which order the epochs of a trial go through the training samples. Every method takes the same
 * number of steps an epoch, as many as there are batches of all samples, whether it learns from
 * samples without a label or not.
 */
sealed interface TrainingOrder {

    /** The order of one epoch. */
    Order of(int epoch);

    /**
     * The order that suits a method.
     *
     * @param samples the training samples
     * @param learnsWithoutLabels whether the method learns from those without a label
     * @param labelledShare the share of each batch that has labels, if that is fixed
     * @param batchSize the rows of a batch
     * @param seed of the order
     */
    static TrainingOrder of(
            Samples samples,
            boolean learnsWithoutLabels,
            Optional<Double> labelledShare,
            int batchSize,
            Seed seed) {
        int[] labelled = indices(samples, true);
        int[] others = indices(samples, false);
        if (others.length == 0 || (learnsWithoutLabels && labelledShare.isEmpty())) {
            return new Even(seed);
        }
        if (labelled.length == 0) {
            return new Even(seed);
        }
        return new Mixed(
                labelled,
                others,
                learnsWithoutLabels ? labelledShare.orElseThrow() : 1,
                batchSize,
                seed);
    }

    private static int[] indices(Samples samples, boolean labelled) {
        return IntStream.range(0, samples.size())
                .filter(index -> samples.isLabelled(index) == labelled)
                .toArray();
    }

    /** Every sample once. */
    record Even(Seed seed) implements TrainingOrder {

        @Override
        public Order of(int epoch) {
            return Order.shuffled(seed.value(), epoch);
        }
    }

    /**
     * A share of each batch has labels. Samples with and without are gone through in turn, again
     * and again, each time in another order.
     *
     * @param labelled the indices of the samples with labels, at least one
     * @param others the indices of the others, at least one
     * @param share of the rows of a batch that have labels
     */
    record Mixed(int[] labelled, int[] others, double share, int batchSize, Seed seed)
            implements TrainingOrder {

        @Override
        public Order of(int epoch) {
            return size -> {
                SampleCycle known = new SampleCycle(labelled, seed.of("labelled").of(epoch));
                SampleCycle unknown = new SampleCycle(others, seed.of("unlabelled").of(epoch));
                int[] order = new int[size];
                for (int start = 0; start < size; start += batchSize) {
                    int rows = Math.min(batchSize, size - start);
                    int withLabel = Math.toIntExact(Math.round(share * rows));
                    known.take(order, start, withLabel);
                    unknown.take(order, start + withLabel, rows - withLabel);
                }
                return order;
            };
        }
    }
}
