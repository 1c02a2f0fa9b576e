package org.kdtoolkit.media.sound;

import java.util.random.RandomGenerator;

/** Gains and powers of sounds. The power of a sound is the mean of its samples' squares. */
final class Loudness {

    private Loudness() {}

    static void requireOrdered(String what, double least, double greatest) {
        if (!(least <= greatest)) {
            throw new IllegalArgumentException(
                    "'min-%s' must not be above 'max-%s', found %s and %s"
                            .formatted(what, what, least, greatest));
        }
    }

    /** A number of dB, each one being equally likely. */
    static double drawn(double least, double greatest, RandomGenerator random) {
        return least + (greatest - least) * random.nextDouble();
    }

    static float[] louder(float[] sound, double decibels) {
        float factor = (float) Math.pow(10, decibels / 20);
        float[] out = new float[sound.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = factor * sound[i];
        }
        return out;
    }

    /**
     * Adds another sound of the same length, so loud that the ratio of the powers is as told.
     *
     * @param ratio of the sound's power to the other one's, in dB
     * @return the sound itself if one of both is silent
     */
    static float[] mixed(float[] sound, float[] other, double ratio) {
        double power = power(sound);
        double added = power(other);
        if (!(power > 0 && added > 0)) {
            return sound;
        }
        float factor = (float) (Math.sqrt(power / added) * Math.pow(10, -ratio / 20));
        float[] out = new float[sound.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = sound[i] + factor * other[i];
        }
        return out;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += (double) sample * sample;
        }
        return sum / sound.length;
    }
}
