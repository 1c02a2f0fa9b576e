package org.kdtoolkit.media.clip;

import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Resampling;

/**
 * Weights exp(-x^2 / 2 sigma^2), whose sum is 1.
 *
 * @param kernel their number; odd
 * @param sigma the deviation, in pixels
 */
record Gaussian(int kernel, double sigma) {

    static void requireOdd(int kernel) {
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("'kernel' must be odd, found " + kernel);
        }
    }

    /**
     * Blurs a line of a frame.
     *
     * @throws SampleException if the line is too short to be mirrored
     */
    Resampling along(int length, ImageSize frame) throws SampleException {
        if (length <= kernel / 2) {
            throw new SampleException(
                    "has frames of %d x %d pixels, too small for a blur of %d; resize first"
                            .formatted(frame.height(), frame.width(), kernel));
        }
        double[] weights = new double[kernel];
        double sum = 0;
        for (int i = 0; i < kernel; i++) {
            double distance = (i - kernel / 2) / sigma;
            weights[i] = Math.exp(-0.5 * distance * distance);
            sum += weights[i];
        }
        for (int i = 0; i < kernel; i++) {
            weights[i] /= sum;
        }
        return Resampling.smoothed(length, weights);
    }
}
