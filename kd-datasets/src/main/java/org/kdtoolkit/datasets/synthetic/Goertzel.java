package org.kdtoolkit.datasets.synthetic;

/** The power of single frequencies in a sound (Goertzel, 1958). */
final class Goertzel {

    private Goertzel() {}

    /**
     * The power at a frequency of any value, not only at multiples of the resolution.
     *
     * @param sound [samples] at {@link Tone#SAMPLE_RATE}, windowed
     * @param frequency in Hz
     * @return the squared magnitude of the Fourier sum
     */
    static double power(double[] sound, double frequency) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / Tone.SAMPLE_RATE);
        double previous = 0;
        double beforeThat = 0;
        for (double value : sound) {
            double current = value + coefficient * previous - beforeThat;
            beforeThat = previous;
            previous = current;
        }
        return previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
    }

    /**
     * A part of a sound under a Hann window, scaled so that a sine wave of amplitude 1 has power 1.
     */
    static double[] windowed(float[] sound, int from, int length) {
        double[] part = new double[length];
        for (int i = 0; i < length; i++) {
            double hann = 1 - Math.cos(2 * Math.PI * (i + 0.5) / length);
            part[i] = 2.0 / length * hann * sound[from + i];
        }
        return part;
    }
}
