package org.kdtoolkit.media.clip;

import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Gives all pixels of a box one colour.
 *
 * @param box lies within the frame
 * @param fill the value in each channel; empty for each channel's mean over the frame
 */
record Erasure(Box box, Optional<Float> fill) implements DrawnTransform {

    @Override
    public Planes apply(Planes frame) {
        float[] values = frame.values().clone();
        int width = frame.size().width();
        int plane = frame.size().height() * width;
        for (int channel = 0; channel < frame.channels(); channel++) {
            float value = fill.isPresent() ? fill.get() : mean(frame.values(), channel, plane);
            for (int y = box.top(); y < box.top() + box.size().height(); y++) {
                int from = channel * plane + y * width + box.left();
                Arrays.fill(values, from, from + box.size().width(), value);
            }
        }
        return new Planes(values, frame.channels(), frame.size());
    }

    private static float mean(float[] values, int channel, int plane) {
        double sum = 0;
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
            sum += values[i];
        }
        return (float) (sum / plane);
    }
}
