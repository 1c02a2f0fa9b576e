package org.kdtoolkit.loading;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.random.Shuffle;

/** In which order an epoch goes through the samples of a subset. */
@FunctionalInterface
public interface Order {

    /**
     * The indices of the samples, each of those to be loaded once.
     *
     * @param size the number of samples of the subset
     * @return indices from 0 to {@code size - 1}
     */
    int[] indices(int size);

    /**
     * The same order without the rest behind the last full batch.
     *
     * @param batchSize the samples of a batch
     */
    default Order inFull(int batchSize) {
        return size -> {
            int[] all = indices(size);
            return Arrays.copyOf(all, all.length / batchSize * batchSize);
        };
    }

    /** As the data set lists them; for evaluation. */
    static Order sequential() {
        return size -> IntStream.range(0, size).toArray();
    }

    /**
     * Every order equally likely (Fisher and Yates), and the same one for the same arguments in
     * every run and on every machine.
     *
     * @param seed the trial's seed
     * @param epoch the number of the epoch
     */
    static Order shuffled(long seed, int epoch) {
        return size -> {
            int[] indices = IntStream.range(0, size).toArray();
            // the seed is scattered first, so that (seed, epoch + 1) is not (seed + 1, epoch)
            Shuffle.fromTheEnd(indices, new Seed(seed).of(0).random(epoch));
            return indices;
        };
    }
}
