package org.kdtoolkit.datasets.synthetic;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.media.thumbnail.PictureThumbnail;
import org.kdtoolkit.media.thumbnail.WaveThumbnail;

/** Generates each sample again from the seed, the subset and the index. */
final class SyntheticSamples implements Samples {

    private final SyntheticConfig config;
    private final SampleRandom random;
    private final Sounds sounds;
    private final int size;
    private final FigureImage camera;
    private final Overlap overlap;

    SyntheticSamples(SyntheticConfig config, Subset subset, int size) {
        this.config = config;
        this.random = new SampleRandom(config.seed(), subset);
        this.sounds = config.sounds();
        this.size = size;
        this.camera = new FigureImage(config.size(), config.imageNoise());
        this.overlap = new Overlap(config.overlap());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return "%s-%05d".formatted(random.subset().key(), index);
    }

    @Override
    public int[] labels(int index) {
        return new int[] {label(index)};
    }

    @Override
    public Optional<String> condition(int index) {
        return Optional.of(corruption(index).condition());
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) {
        return switch (modality) {
            case SyntheticDataset.IMAGE ->
                    HostTensor.of(image(index), 1, config.size(), config.size());
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

    @Override
    public Optional<Thumbnail> thumbnail(int index, String modality, int side) {
        float[] values = read(index, modality).values();
        return Optional.of(
                modality.equals(SyntheticDataset.IMAGE)
                        ? PictureThumbnail.of(
                                new Planes(values, 1, new ImageSize(config.size(), config.size())),
                                side)
                        : WaveThumbnail.of(values, side));
    }

    private float[] image(int index) {
        RandomGenerator drawing = random.of(index, SampleRandom.Use.IMAGE);
        return overlap.isSeen(index, random)
                ? camera.draw(Figure.values()[label(index)], drawing)
                : camera.drawNothing(drawing);
    }

    private float[] sound(int index) {
        return overlap.isHeard(index, random)
                ? sounds.play(index, label(index), random)
                : sounds.playNothing(index, random);
    }

    SoundCorruption corruption(int index) {
        return sounds.corruption(index, random);
    }

    private int label(int index) {
        return index % config.classes();
    }
}
