package org.kdtoolkit.datasets.corruption;

import java.util.random.RandomGenerator;

/**
 * Gaussian noise at a fixed distance to the signal.
 *
 * @param snr 10 log10(signal power / noise power) in dB
 * @param seed what the noise is drawn from
 */
record GaussianNoise(double snr, long seed) {

    /**
     * Lays noise on a sample's values. The power of both is their mean square; the noise is scaled
     * so that the ratio is exactly the one that was asked for.
     *
     * @param values stay as they are
     * @param index of the sample
     * @param what names the values: each name has noise of its own
     */
    float[] on(float[] values, int index, String what) {
        RandomGenerator random = new CorruptionRandom(seed).of("noise " + what, index);
        double[] noise = new double[values.length];
        double signalPower = 0;
        double noisePower = 0;
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
            noisePower += noise[i] * noise[i];
            signalPower += (double) values[i] * values[i];
        }
        double scale = Math.sqrt(signalPower / noisePower / Math.pow(10, snr / 10));
        float[] sum = new float[noise.length];
        for (int i = 0; i < noise.length; i++) {
            sum[i] = (float) (values[i] + scale * noise[i]);
        }
        return sum;
    }
}
