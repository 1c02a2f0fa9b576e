package org.kdtoolkit.media.sound;

import org.hipparchus.util.ArithmeticUtils;

/**
 * Changes the rate of sound by band-limited interpolation (Smith and Gossett, 1984): each output
 * sample is a sum of the input samples about it, weighted by a sinc under a Kaiser window. When the
 * rate falls, the sinc is as much wider, so that what the lower rate can't hold is taken away: it
 * is damped by some 100 dB, while frequencies up to 0.9 of the lower rate's half pass unchanged.
 */
public final class Resampler {

    /** The least rate, in Hz. */
    public static final int MIN_RATE = 1000;

    /** The greatest rate, in Hz. */
    public static final int MAX_RATE = 1_000_000;

    /** How many zeros of the sinc lie within the window on each side. */
    private static final int ZEROS = 64;

    /** Where the pass band ends, as a share of the lower rate's half. */
    private static final double ROLL_OFF = 0.95;

    /** The Kaiser window's parameter for about 100 dB. */
    private static final double BETA = 10;

    private final int up;
    private final int down;

    /** The place of the sinc's first zero in input samples is 1 / cutoff. */
    private final double cutoff;

    /** How many input samples the window reaches to each side. */
    private final int reach;

    /**
     * Creates a resampler.
     *
     * @param from the rate of its input, in Hz
     * @param to the rate of its output, in Hz
     * @throws IllegalArgumentException if a rate is not from {@link #MIN_RATE} to {@link #MAX_RATE}
     */
    public Resampler(int from, int to) {
        requireRate(from);
        requireRate(to);
        int divisor = ArithmeticUtils.gcd(from, to);
        up = to / divisor;
        down = from / divisor;
        cutoff = up == down ? 1 : ROLL_OFF * Math.min(1, (double) up / down);
        reach = (int) Math.ceil(ZEROS / cutoff);
    }

    private static void requireRate(int rate) {
        if (rate < MIN_RATE || rate > MAX_RATE) {
            throw new IllegalArgumentException(
                    "a sample rate must be from %d to %d Hz, found %d"
                            .formatted(MIN_RATE, MAX_RATE, rate));
        }
    }

    /**
     * Resamples sound. Before its beginning and after its end it is silent.
     *
     * @param sound samples at the rate of the input; not changed
     * @return ceil(n * to / from) samples; {@code sound} itself if both rates are the same
     */
    public float[] apply(float[] sound) {
        if (up == down) {
            return sound;
        }
        float[] out = new float[Math.toIntExact(((long) sound.length * up + down - 1) / down)];
        // of 44.1 kHz to 32 kHz, say, only 320 places between two samples ever occur
        float[][] kernels = new float[up][];
        for (int i = 0; i < out.length; i++) {
            long place = (long) i * down;
            int phase = (int) (place % up);
            if (kernels[phase] == null) {
                kernels[phase] = kernel((double) phase / up);
            }
            out[i] = sum(sound, (int) (place / up) - reach, kernels[phase]);
        }
        return out;
    }

    /** How many samples of the input the first outputs depend on. */
    public long inputs(int outputs) {
        return up == down ? outputs : ((long) outputs - 1) * down / up + reach + 2;
    }

    private static float sum(float[] sound, int begin, float[] kernel) {
        int first = Math.max(0, -begin);
        int end = Math.min(kernel.length, sound.length - begin);
        float sum = 0;
        for (int j = first; j < end; j++) {
            sum += kernel[j] * sound[begin + j];
        }
        return sum;
    }

    /**
     * The weights of the samples from {@code reach} before to {@code reach} + 1 after a place.
     *
     * @param fraction of a sample by which the output lies behind the middle one, from 0 to 1
     */
    private float[] kernel(double fraction) {
        float[] kernel = new float[2 * reach + 2];
        for (int j = 0; j < kernel.length; j++) {
            double zeros = cutoff * (j - reach - fraction);
            kernel[j] = (float) (cutoff * sinc(zeros) * kaiser(zeros / ZEROS));
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The Kaiser window, which ends at -1 and 1. */
    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
