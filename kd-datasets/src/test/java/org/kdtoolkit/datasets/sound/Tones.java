package org.kdtoolkit.datasets.sound;

/** Sounds of one frequency. */
final class Tones {

    private Tones() {}

    static float[] sine(int samples, int sampleRate, double hertz) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) Math.sin(2 * Math.PI * hertz * i / sampleRate);
        }
        return sound;
    }
}
