package org.kdtoolkit.media.spectrogram;

/** Sounds of one frequency. */
public final class Tones {

    private Tones() {}

    public static float[] sine(int samples, int sampleRate, double hertz) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) Math.sin(2 * Math.PI * hertz * i / sampleRate);
        }
        return sound;
    }
}
