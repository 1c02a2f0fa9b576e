package org.kdtoolkit.datasets.synthetic;

import java.util.Arrays;

/**
 * Measures the power of chosen frequencies in a sound (Goertzel, 1958), all of them in one go: a
 * pass over the frequencies for each value runs on the processor's vector units.
 */
final class FilterBank {

    private final double[] coefficients;

    /**
     * Creates a bank.
     *
     * @param frequencies in Hz, of any value, not only multiples of the resolution
     */
    FilterBank(double... frequencies) {
        this.coefficients =
                Arrays.stream(frequencies)
                        .map(frequency -> 2 * Math.cos(2 * Math.PI * frequency / Tone.SAMPLE_RATE))
                        .toArray();
    }

    /**
     * The power at each frequency.
     *
     * @param sound [samples] at {@link Tone#SAMPLE_RATE}, windowed
     * @return the squared magnitude of the Fourier sum at each frequency
     */
    double[] powers(double[] sound) {
        int size = coefficients.length;
        double[] last = new double[size];
        double[] lastButOne = new double[size];
        for (double value : sound) {
            for (int i = 0; i < size; i++) {
                double next = value + coefficients[i] * last[i] - lastButOne[i];
                lastButOne[i] = last[i];
                last[i] = next;
            }
        }
        double[] powers = new double[size];
        for (int i = 0; i < size; i++) {
            powers[i] =
                    last[i] * last[i]
                            + lastButOne[i] * lastButOne[i]
                            - coefficients[i] * last[i] * lastButOne[i];
        }
        return powers;
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
