package org.kdtoolkit.datasets.labels;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.random.Shuffle;

/**
 * How many training samples keep their labels. Those that do are the first of a random order that
 * depends on the seed and the labelled samples alone, so that a larger budget contains a smaller
 * one of the same kind and seed.
 */
public sealed interface LabelBudget {

    /**
     * Chooses samples.
     *
     * @param samples the training samples
     * @param order the indices of those that have labels, in random order
     * @return the indices of those that keep them
     * @throws ConfigurationException if the budget is larger than the set
     */
    BitSet chosen(Samples samples, int[] order);

    /**
     * The same data set, in which only the samples within the budget have labels.
     *
     * @param dataset closed with the new one
     * @param seed decides which
     * @throws ConfigurationException if the budget is larger than the set
     */
    default Dataset applied(Dataset dataset, long seed) {
        Samples samples = dataset.samples(Subset.TRAIN);
        return new HiddenLabels(dataset, chosen(samples, order(samples, seed)));
    }

    private static int[] order(Samples samples, long seed) {
        int[] order = IntStream.range(0, samples.size()).filter(samples::isLabelled).toArray();
        Shuffle.fromTheBeginning(order, order.length, new Seed(seed).of("labels").random());
        return order;
    }

    private static BitSet first(int count, int[] order) {
        BitSet chosen = new BitSet();
        IntStream.of(order).limit(count).forEach(chosen::set);
        return chosen;
    }

    /**
     * A number of samples, of whatever classes.
     *
     * @param samples at least 0
     */
    record Count(int samples) implements LabelBudget {

        @Override
        public BitSet chosen(Samples training, int[] order) {
            if (samples > order.length) {
                throw new ConfigurationException(
                        "%d training samples are to keep their labels, but only %d have any; lower the number"
                                .formatted(samples, order.length));
            }
            return first(samples, order);
        }
    }

    /**
     * A share of the samples that have labels, of whatever classes.
     *
     * @param share from 0 to 1
     */
    record Share(double share) implements LabelBudget {

        @Override
        public BitSet chosen(Samples training, int[] order) {
            return first(Math.toIntExact(Math.round(share * order.length)), order);
        }
    }

    /**
     * As many samples of each class; of several labels, each is counted. Of a class that has fewer,
     * all keep their labels.
     *
     * @param samples at least 1
     */
    record PerClass(int samples) implements LabelBudget {

        @Override
        public BitSet chosen(Samples training, int[] order) {
            Map<Integer, Integer> met = new HashMap<>();
            BitSet chosen = new BitSet();
            for (int index : order) {
                for (int label : training.labels(index)) {
                    if (met.merge(label, 1, Integer::sum) <= samples) {
                        chosen.set(index);
                    }
                }
            }
            int most = met.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (samples > most) {
                throw new ConfigurationException(
                        "%d training samples of each class are to keep their labels, but no class has more than %d; lower the number"
                                .formatted(samples, most));
            }
            return chosen;
        }
    }
}
