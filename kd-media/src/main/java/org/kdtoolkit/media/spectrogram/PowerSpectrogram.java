package org.kdtoolkit.media.spectrogram;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * The power |STFT|^2 of sound under a periodic Hann window. Frames are centred: frame t lies about
 * sample t * hop. Beyond its ends the sound is mirrored, again and again if it is very short.
 */
final class PowerSpectrogram {

    private final int hop;
    private final int size;
    private final double[] window;

    /**
     * Creates one.
     *
     * @param window samples under the window; where that is not a power of two, it lies in the
     *     middle of the next one's zeros
     * @param hop samples from frame to frame
     */
    PowerSpectrogram(int window, int hop) {
        this.hop = hop;
        this.size = Math.max(2, Integer.highestOneBit(2 * window - 1));
        this.window = new double[size];
        int begin = (size - window) / 2;
        for (int i = 0; i < window; i++) {
            this.window[begin + i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
        }
    }

    /** The number of frequencies, from 0 to half the sample rate. */
    int bins() {
        return size / 2 + 1;
    }

    /** The window with the zeros about it, [size]. */
    double[] window() {
        return window.clone();
    }

    /** The number of frames of so many samples. */
    int frames(int samples) {
        return 1 + samples / hop;
    }

    /**
     * One frame's power at each frequency.
     *
     * @param sound at least one sample
     * @param frame its number
     * @return [bins]
     */
    double[] power(float[] sound, int frame) {
        double[][] values = new double[2][size];
        int begin = frame * hop - size / 2;
        for (int i = 0; i < size; i++) {
            values[0][i] = window[i] * sound[mirrored(begin + i, sound.length)];
        }
        FastFourierTransformer.transformInPlace(
                values, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] power = new double[bins()];
        for (int i = 0; i < power.length; i++) {
            power[i] = values[0][i] * values[0][i] + values[1][i] * values[1][i];
        }
        return power;
    }

    /** The place that one before the beginning or behind the end mirrors; ends aren't repeated. */
    private static int mirrored(int place, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int within = Math.floorMod(place, period);
        return within < length ? within : period - within;
    }
}
