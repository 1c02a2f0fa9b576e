package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.testkit.DatasetContract;

class SyntheticDatasetTest extends DatasetContract {

    @Override
    protected Dataset open() {
        return new SyntheticDataset(config(24, 0.2, 0.3, 1));
    }

    @Test
    void saysThatItIsGenerated() {
        try (Dataset dataset = open()) {
            assertThat(dataset.notes())
                    .containsExactly(
                            "generated images and sounds, no real data; of the training sounds"
                                    + " 30% are of another class and 20% buried in noise");
        }
    }

    @Test
    void hasAsManySamplesOfEachClass() {
        Samples train = open().samples(Subset.TRAIN);
        for (int label = 0; label < 8; label++) {
            int wanted = label;
            assertThat(IntStream.range(0, 24).filter(i -> train.labels(i)[0] == wanted).count())
                    .isEqualTo(3);
        }
    }

    @Test
    void corruptsTheSharesThatItIsAskedFor() {
        int size = 20_000;
        SyntheticDataset dataset = new SyntheticDataset(config(size, 0.2, 0.3, 1));
        double noise = share(dataset, SoundCorruption.NOISE, size);
        double mismatch = share(dataset, SoundCorruption.MISMATCH, size);
        // five standard deviations
        assertThat(noise).isCloseTo(0.2, within(5 * Math.sqrt(0.2 * 0.8 / size)));
        assertThat(mismatch).isCloseTo(0.3, within(5 * Math.sqrt(0.3 * 0.7 / size)));
    }

    @Test
    void corruptsTrainingSamplesOnly() {
        SyntheticDataset dataset = new SyntheticDataset(config(24, 0, 1, 1));
        assertThat(dataset.corruption(Subset.TRAIN, 3)).isEqualTo(SoundCorruption.MISMATCH);
        assertThat(dataset.corruption(Subset.TEST, 3)).isEqualTo(SoundCorruption.NONE);
        assertThat(dataset.corruption(Subset.VALIDATION, 3)).isEqualTo(SoundCorruption.NONE);
    }

    @Test
    void leavesImagesAsTheyAreWhenSoundsAreCorrupted() throws SampleException {
        Samples clean = new SyntheticDataset(config(24, 0, 0, 1)).samples(Subset.TRAIN);
        Samples corrupted = new SyntheticDataset(config(24, 0, 1, 1)).samples(Subset.TRAIN);
        assertThat(corrupted.read(5, "image").values())
                .containsExactly(clean.read(5, "image").values());
        assertThat(corrupted.read(5, "audio").values())
                .isNotEqualTo(clean.read(5, "audio").values());
    }

    @Test
    void generatesOtherSamplesFromAnotherSeedAndForAnotherSubset() throws SampleException {
        Dataset one = new SyntheticDataset(config(24, 0, 0, 1));
        Dataset other = new SyntheticDataset(config(24, 0, 0, 2));
        float[] image = one.samples(Subset.TRAIN).read(0, "image").values();
        assertThat(image).isNotEqualTo(other.samples(Subset.TRAIN).read(0, "image").values());
        assertThat(image).isNotEqualTo(one.samples(Subset.TEST).read(0, "image").values());
        assertThat(image).isNotEqualTo(one.samples(Subset.TRAIN).read(8, "image").values());
    }

    @Test
    void keepsImagesFromZeroToOne() throws SampleException {
        Samples train = open().samples(Subset.TRAIN);
        for (int index = 0; index < train.size(); index++) {
            float[] values = train.read(index, "image").values();
            double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
            assertThat(mean / values.length).isBetween(0.02, 0.5);
            assertThat(Arrays.equals(values, clipped(values))).isTrue();
        }
    }

    @Test
    void refusesToCorruptMoreThanAllSamples() {
        assertThatThrownBy(() -> new SyntheticDataset(config(24, 0.6, 0.5, 1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'modality-noise' and 'mismatch' must not exceed 1 together, found 0.6"
                                + " and 0.5");
    }

    static SyntheticConfig config(int train, double modalityNoise, double mismatch, long seed) {
        return new SyntheticConfig(8, train, 8, 16, 28, 0.1, modalityNoise, mismatch, seed);
    }

    private static double share(SyntheticDataset dataset, SoundCorruption corruption, int size) {
        return (double)
                        IntStream.range(0, size)
                                .filter(i -> dataset.corruption(Subset.TRAIN, i) == corruption)
                                .count()
                / size;
    }

    private static float[] clipped(float[] values) {
        float[] clipped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            clipped[i] = Math.min(1, Math.max(0, values[i]));
        }
        return clipped;
    }

    @Test
    void thumbnailsShowTheImageAndTheSound() throws Exception {
        Samples samples = new SyntheticDataset(config(24, 0, 0, 1)).samples(Subset.TEST);
        float[] image = samples.read(3, "image").values();
        BufferedImage shown = thumbnail(samples, 3, "image");
        int size = (int) Math.sqrt(image.length);
        assertThat(shown.getWidth()).isEqualTo(size);
        for (int i = 0; i < image.length; i++) {
            assertThat(shown.getRaster().getSample(i % size, i / size, 0))
                    .isEqualTo(Math.round(255 * image[i]));
        }
        BufferedImage sound = thumbnail(samples, 3, "audio");
        assertThat(sound.getWidth()).isEqualTo(64);
        assertThat(sound.getHeight()).isEqualTo(32);
    }

    private static BufferedImage thumbnail(Samples samples, int index, String modality)
            throws Exception {
        Thumbnail thumbnail = samples.thumbnail(index, modality, Thumbnail.SIDE).orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(thumbnail.file()));
    }
}
