package org.kdtoolkit.datasets.avmnist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Seed;

/**
 * Which recordings serve which subset. None serves two: a voice that says a word once is known
 * afterwards.
 */
final class Pools {

    private static final int DIGITS = 10;

    private final RecordingFolder folder;
    private final Map<Subset, List<List<Recording>>> pools = new EnumMap<>(Subset.class);

    private Pools(RecordingFolder folder) {
        this.folder = folder;
        for (Subset subset : Subset.values()) {
            pools.put(
                    subset,
                    IntStream.range(0, DIGITS)
                            .<List<Recording>>mapToObj(digit -> new ArrayList<>())
                            .toList());
        }
    }

    /**
     * Deals the recordings out.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if a speaker that is held out is not there
     */
    static Pools of(RecordingFolder folder, AvMnistConfig config) {
        folder.requireSpeakers(config.heldOutSpeakers());
        Pools pools = new Pools(folder);
        boolean bySpeaker = !config.heldOutSpeakers().isEmpty();
        for (Recording recording : folder.recordings()) {
            boolean held = config.heldOutSpeakers().contains(recording.speaker());
            if (bySpeaker ? held : recording.isTest()) {
                pools.of(Subset.TEST, recording.digit()).add(recording);
            } else if (!recording.isTest()) {
                pools.of(Subset.TRAIN, recording.digit()).add(recording);
            }
        }
        Seed seed = new Seed(config.seed()).of("recordings");
        for (int digit = 0; digit < DIGITS; digit++) {
            // an own stream for each digit, so that one more recording of a digit moves no other
            Random random = random(seed.of(digit));
            List<Recording> training = pools.of(Subset.TRAIN, digit);
            Collections.shuffle(training, random);
            Collections.shuffle(pools.of(Subset.TEST, digit), random);
            if (config.validation() > 0) {
                int count = (int) Math.ceil(config.validationRecordings() * training.size());
                List<Recording> part = training.subList(training.size() - count, training.size());
                pools.of(Subset.VALIDATION, digit).addAll(part);
                part.clear();
            }
        }
        return pools;
    }

    /** Numbers of a seed by Java's oldest generator. */
    static Random random(Seed seed) {
        return new Random(seed.value());
    }

    private List<Recording> of(Subset subset, int digit) {
        return pools.get(subset).get(digit);
    }

    /**
     * The recordings for samples in their order. Those of a digit are gone through again and again,
     * so that none serves much more often than another.
     *
     * @param labels the digits of the samples
     * @return one for each sample
     * @throws DataException if there is none of a digit
     */
    List<Recording> deal(Subset subset, int[] labels) {
        int[] dealt = new int[DIGITS];
        List<Recording> recordings = new ArrayList<>(labels.length);
        for (int digit : labels) {
            List<Recording> pool = of(subset, digit);
            if (pool.isEmpty()) {
                throw new DataException(
                        "%s: no recording of the digit %d is left for %s, of %d in the folder%s"
                                .formatted(
                                        folder.folder(),
                                        digit,
                                        subset.key(),
                                        all(digit),
                                        rule(subset)));
            }
            recordings.add(pool.get(dealt[digit]++ % pool.size()));
        }
        return recordings;
    }

    private long all(int digit) {
        return folder.recordings().stream().filter(recording -> recording.digit() == digit).count();
    }

    private static String rule(Subset subset) {
        return switch (subset) {
            case TRAIN, VALIDATION ->
                    "; training and validation share the takes from 5 on of speakers who are not"
                            + " held out, validation one or more of each digit: add recordings, or"
                            + " change 'validation-recordings'";
            case TEST ->
                    "; the test has the takes 0 to 4, or all of the speakers who are held out: add"
                            + " recordings, or hold out others";
        };
    }
}
