package org.kdtoolkit.datasets.corruption;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Shuffle;

/**
 * Which training sample is perceived in the place of each that is hit: any of the others that have
 * no label in common with it, all of them equally likely. A sample without a label has none in
 * common with any other. What is drawn for a sample does not depend on the others that are hit, so
 * it is the same at every rate.
 */
final class SwapPartners {

    /** Drawing finds a stranger sooner than a look at all samples, unless there are few. */
    private static final int DRAWS = 50;

    private final Map<Integer, Integer> donors = new HashMap<>();

    private SwapPartners() {}

    /**
     * Draws a donor for each sample that is hit.
     *
     * @throws DataException if there is none for one of them
     */
    static SwapPartners of(Dataset dataset, CorruptedSamples hit, long seed) {
        Samples samples = dataset.samples(Subset.TRAIN);
        CorruptionRandom random = new CorruptionRandom(seed);
        SwapPartners donors = new SwapPartners();
        hit.indices()
                .forEach(
                        index ->
                                donors.donors.put(
                                        index, draw(samples, index, random.of("donor", index))));
        return donors;
    }

    /**
     * All training samples in one circle of random order, in which each is followed by the one that
     * takes its place: of whatever class, but never itself.
     *
     * @throws DataException if there is only one
     */
    static SwapPartners circle(Dataset dataset, long seed) {
        int size = dataset.samples(Subset.TRAIN).size();
        if (size < 2) {
            throw new DataException(
                    "pairs can be shuffled among at least two training samples, found %d"
                            .formatted(size));
        }
        int[] order = IntStream.range(0, size).toArray();
        Shuffle.fromTheBeginning(order, size, new CorruptionRandom(seed).of("circle"));
        SwapPartners circle = new SwapPartners();
        for (int i = 0; i < size; i++) {
            circle.donors.put(order[i], order[(i + 1) % size]);
        }
        return circle;
    }

    int of(int index) {
        return donors.get(index);
    }

    private static int draw(Samples samples, int index, RandomGenerator random) {
        int[] labels = samples.labels(index);
        for (int i = 0; i < DRAWS; i++) {
            int drawn = random.nextInt(samples.size());
            if (isStranger(samples, drawn, index, labels)) {
                return drawn;
            }
        }
        int[] strangers =
                IntStream.range(0, samples.size())
                        .filter(other -> isStranger(samples, other, index, labels))
                        .toArray();
        if (strangers.length == 0) {
            throw new DataException(
                    "sample '%s' (train): there is no other training sample without a label of its own, so a teacher's modality can't be swapped; choose another 'corruption', or more classes"
                            .formatted(samples.id(index)));
        }
        return strangers[random.nextInt(strangers.length)];
    }

    private static boolean isStranger(Samples samples, int other, int index, int[] labels) {
        return other != index
                && IntStream.of(samples.labels(other))
                        .noneMatch(label -> IntStream.of(labels).anyMatch(own -> own == label));
    }
}
