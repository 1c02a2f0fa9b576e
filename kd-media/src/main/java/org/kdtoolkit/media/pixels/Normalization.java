package org.kdtoolkit.media.pixels;

import java.util.Collections;
import java.util.List;

/**
 * Brings each channel to mean 0 and deviation 1.
 *
 * @param mean of each channel
 * @param deviation of each channel, positive
 */
public record Normalization(List<Double> mean, List<Double> deviation) {

    /** Copies both lists; they must be of one length, which is the number of channels. */
    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException(
                    "%d means and %d deviations; expected one of each for every channel"
                            .formatted(mean.size(), deviation.size()));
        }
        if (deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException("a deviation must be positive, found " + deviation);
        }
    }

    /** Leaves values as they are. */
    public static Normalization none(int channels) {
        return new Normalization(
                Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /** The number of channels C. */
    public int channels() {
        return mean.size();
    }

    /** Changes values [C, ...] in place. */
    public void apply(float[] values) {
        int plane = values.length / channels();
        for (int channel = 0; channel < channels(); channel++) {
            double offset = mean.get(channel);
            double scale = 1 / deviation.get(channel);
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                values[i] = (float) ((values[i] - offset) * scale);
            }
        }
    }
}
