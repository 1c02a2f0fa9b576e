package org.kdtoolkit.datasets.synthetic;

import java.util.stream.IntStream;

/**
 * Knows the tones of all classes, and listens.
 *
 * @param classes the number of classes C
 * @param width the embedding's width Dt
 */
record ToneListener(int classes, int width) {

    private static final double LOWEST_BAND = 200;
    private static final double HIGHEST_BAND = 2000;
    private static final int FRAME = 512;
    private static final int HOP = 256;

    /** The power that is taken for silence. */
    private static final double FLOOR = 1e-4;

    /** How much out of tune a tone is looked for, as shares of {@link Tone#DETUNING}. */
    private static final double[] TUNINGS = {-1, -0.5, 0, 0.5, 1};

    /**
     * How loud each of a row of bands is, from low to high: ln(1 + power / silence), at least 0.
     *
     * @param sound [samples]
     * @return [Dt]
     */
    float[] embedding(float[] sound) {
        int frame = Math.min(FRAME, sound.length);
        int frames = 1 + (sound.length - frame) / HOP;
        double[] power = new double[width];
        for (int i = 0; i < frames; i++) {
            double[] part = Goertzel.windowed(sound, i * HOP, frame);
            for (int band = 0; band < width; band++) {
                power[band] += Goertzel.power(part, frequency(band)) / frames;
            }
        }
        float[] embedding = new float[width];
        for (int band = 0; band < width; band++) {
            embedding[band] = (float) Math.log1p(power[band] / FLOOR);
        }
        return embedding;
    }

    /**
     * How loud each class's tone is with its overtones, at the tuning that fits best: ln(power).
     * Their softmax is each tone's share of the power.
     *
     * @param sound [samples]
     * @return [C]
     */
    float[] logits(float[] sound) {
        double[] whole = Goertzel.windowed(sound, 0, sound.length);
        float[] logits = new float[classes];
        for (int label = 0; label < classes; label++) {
            double frequency = Tone.of(label, classes).frequency();
            double loudest = 0;
            for (double tuning : TUNINGS) {
                double tuned = frequency * (1 + tuning * Tone.DETUNING);
                double power =
                        IntStream.rangeClosed(1, Tone.HARMONICS)
                                .mapToDouble(harmonic -> Goertzel.power(whole, tuned * harmonic))
                                .sum();
                loudest = Math.max(loudest, power);
            }
            logits[label] = (float) Math.log(loudest + Double.MIN_NORMAL);
        }
        return logits;
    }

    private double frequency(int band) {
        return LOWEST_BAND * Math.pow(HIGHEST_BAND / LOWEST_BAND, band / (width - 1.0));
    }
}
