package org.kdtoolkit.datasets.corruption;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Shuffle;

/** The training samples that a corruption hits. */
final class CorruptedSamples {

    private final BitSet indices;

    private CorruptedSamples(BitSet indices) {
        this.indices = indices;
    }

    /** The first samples of a random order that depends on the seed alone. */
    static CorruptedSamples of(Dataset dataset, double rate, long seed) {
        int samples = dataset.samples(Subset.TRAIN).size();
        int[] order = IntStream.range(0, samples).toArray();
        int count = count(samples, rate);
        Shuffle.fromTheBeginning(order, count, new CorruptionRandom(seed).of("order"));
        BitSet hit = new BitSet(samples);
        IntStream.of(order).limit(count).forEach(hit::set);
        return new CorruptedSamples(hit);
    }

    /** All training samples. */
    static CorruptedSamples all(Dataset dataset) {
        BitSet all = new BitSet();
        all.set(0, dataset.samples(Subset.TRAIN).size());
        return new CorruptedSamples(all);
    }

    /** How many of so many samples are hit. */
    static int count(int samples, double rate) {
        return Math.toIntExact(Math.round(rate * samples));
    }

    boolean contains(Subset subset, int index) {
        return subset == Subset.TRAIN && ofTraining(index);
    }

    boolean ofTraining(int index) {
        return indices.get(index);
    }

    /** Their indices, ascending. */
    IntStream indices() {
        return indices.stream();
    }

    /** The rows of a batch that hold one of them, ascending. */
    Set<Integer> rows(Batch batch) {
        Set<Integer> rows = new LinkedHashSet<>();
        for (int row = 0; row < batch.size(); row++) {
            if (contains(batch.subset(), batch.indices()[row])) {
                rows.add(row);
            }
        }
        return rows;
    }
}
