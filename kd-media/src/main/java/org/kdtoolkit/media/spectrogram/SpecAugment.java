package org.kdtoolkit.media.spectrogram;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.HostTensor;

/**
 * Masks stripes of a spectrogram (SpecAugment, Park et al., 2019, without its time warping). A
 * stripe is up to {@code width - 1} frames or bands wide, every width and place being equally
 * likely; in it, all becomes the mean of the spectrogram. The defaults are those of PANNs.
 */
public record SpecAugment(
        @Doc("the number of stripes of frames") @Default("2") @Range(min = 0, max = 1000)
                int timeStripes,
        @Doc("one more than a stripe's most frames") @Default("64") @Range(min = 1, max = 1_000_000)
                int timeWidth,
        @Doc("the number of stripes of bands") @Default("2") @Range(min = 0, max = 1000)
                int bandStripes,
        @Doc("one more than a stripe's most bands") @Default("8") @Range(min = 1, max = 1_000_000)
                int bandWidth) {

    /**
     * Masks a spectrogram.
     *
     * @param spectrogram [1, T, F]; not changed. Of one that is shorter than a stripe, all may be
     *     masked
     * @param random decides where
     * @return [1, T, F]
     */
    public HostTensor apply(HostTensor spectrogram, RandomGenerator random) {
        Shape shape = spectrogram.shape();
        if (shape.dimension() != 3 || shape.get(0) != 1) {
            throw new IllegalArgumentException("expected a spectrogram [1, T, F], found " + shape);
        }
        int frames = (int) shape.get(1);
        int bands = (int) shape.get(2);
        float[] values = spectrogram.values().clone();
        float mean = mean(values);
        for (int i = 0; i < timeStripes; i++) {
            int width = Math.min(frames, random.nextInt(timeWidth));
            int begin = random.nextInt(frames - width + 1);
            Arrays.fill(values, begin * bands, (begin + width) * bands, mean);
        }
        for (int i = 0; i < bandStripes; i++) {
            int width = Math.min(bands, random.nextInt(bandWidth));
            int begin = random.nextInt(bands - width + 1);
            for (int frame = 0; frame < frames; frame++) {
                int row = frame * bands + begin;
                Arrays.fill(values, row, row + width, mean);
            }
        }
        return new HostTensor(values, shape);
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }
}
