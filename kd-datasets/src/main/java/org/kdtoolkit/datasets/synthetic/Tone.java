package org.kdtoolkit.datasets.synthetic;

import java.util.random.RandomGenerator;

/**
 * The tone of a class: a base frequency with its overtones.
 *
 * @param frequency the base frequency in Hz
 */
record Tone(double frequency) {

    /** In Hz. */
    static final int SAMPLE_RATE = 8000;

    /** A quarter of a second, the shortest sound. */
    static final int LENGTH = 2000;

    /** The base tone and two overtones. */
    static final int HARMONICS = 3;

    /** By how much of its frequency a tone is out of tune at most. */
    static final double DETUNING = 0.01;

    private static final double LOWEST = 300;
    private static final double NOISE = 0.05;
    private static final double BURYING_NOISE = 0.3;

    /** 40 dB as a factor of amplitudes. */
    private static final double BELOW_NOISE = 0.01;

    /**
     * The tone of a class. All tones are within an octave, so that none is another's overtone.
     *
     * @param label the class
     * @param classes how many there are
     */
    static Tone of(int label, int classes) {
        return new Tone(LOWEST * Math.pow(2, (double) label / (classes + 1)));
    }

    /** A sound of the tone in slight noise, [length]. */
    float[] play(int length, RandomGenerator random) {
        return play(length, random, random.nextDouble(0.15, 0.35), NOISE);
    }

    /** The same far below the noise. */
    float[] playBuried(int length, RandomGenerator random) {
        return play(length, random, BELOW_NOISE * BURYING_NOISE * Math.sqrt(2), BURYING_NOISE);
    }

    private float[] play(int length, RandomGenerator random, double amplitude, double noise) {
        double tuned = frequency * random.nextDouble(1 - DETUNING, 1 + DETUNING);
        float[] sound = new float[length];
        double strength = amplitude;
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double phase = random.nextDouble(2 * Math.PI);
            double step = 2 * Math.PI * tuned * harmonic / SAMPLE_RATE;
            for (int i = 0; i < length; i++) {
                sound[i] += (float) (strength * Math.sin(phase + step * i));
            }
            strength *= random.nextDouble(0.3, 0.7);
        }
        for (int i = 0; i < length; i++) {
            sound[i] += (float) (noise * random.nextGaussian());
        }
        return sound;
    }
}
