package org.kdtoolkit.datasets.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/** Generates each sample anew from the seed, the subset and the index. */
final class SyntheticSamples implements Samples {

    /** What a random number is for; each use has numbers of its own. */
    private enum Use {
        IMAGE,
        AUDIO,
        CORRUPTION
    }

    private final SyntheticConfig config;
    private final Subset subset;
    private final int size;
    private final FigureImage camera;

    SyntheticSamples(SyntheticConfig config, Subset subset, int size) {
        this.config = config;
        this.subset = subset;
        this.size = size;
        this.camera = new FigureImage(config.size(), config.imageNoise());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return "%s-%05d".formatted(subset.key(), index);
    }

    @Override
    public int[] labels(int index) {
        return new int[] {label(index)};
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) {
        return switch (modality) {
            case SyntheticDataset.IMAGE ->
                    HostTensor.of(
                            camera.draw(Figure.values()[label(index)], random(index, Use.IMAGE)),
                            1,
                            config.size(),
                            config.size());
            case SyntheticDataset.AUDIO -> HostTensor.of(sound(index), Tone.LENGTH);
            default ->
                    throw new IllegalArgumentException(
                            "the data set has no modality '%s', only '%s' and '%s'"
                                    .formatted(
                                            modality,
                                            SyntheticDataset.IMAGE,
                                            SyntheticDataset.AUDIO));
        };
    }

    Corruption corruption(int index) {
        if (subset != Subset.TRAIN) {
            return Corruption.NONE;
        }
        double drawn = random(index, Use.CORRUPTION).nextDouble();
        if (drawn < config.mismatch()) {
            return Corruption.MISMATCH;
        }
        return drawn < config.mismatch() + config.modalityNoise()
                ? Corruption.NOISE
                : Corruption.NONE;
    }

    private int label(int index) {
        return index % config.classes();
    }

    private float[] sound(int index) {
        RandomGenerator random = random(index, Use.AUDIO);
        int label = label(index);
        return switch (corruption(index)) {
            case NONE -> Tone.of(label, config.classes()).play(random);
            case NOISE -> Tone.of(label, config.classes()).playBuried(random);
            case MISMATCH -> {
                int away = random.nextInt(1, config.classes());
                yield Tone.of((label + away) % config.classes(), config.classes()).play(random);
            }
        };
    }

    private RandomGenerator random(int index, Use use) {
        long key = new SplittableRandom(config.seed()).nextLong();
        key = new SplittableRandom(key + subset.ordinal()).nextLong();
        key = new SplittableRandom(key + use.ordinal()).nextLong();
        return new SplittableRandom(new SplittableRandom(key + index).nextLong());
    }
}
