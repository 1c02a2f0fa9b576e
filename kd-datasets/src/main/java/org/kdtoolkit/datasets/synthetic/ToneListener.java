package org.kdtoolkit.datasets.synthetic;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Knows the tones of all classes, and listens. */
final class ToneListener {

    private static final double LOWEST_BAND = 200;
    private static final double HIGHEST_BAND = 2000;
    private static final int FRAME = 512;
    private static final int HOP = 256;

    /** The power that is taken for silence. */
    private static final double FLOOR = 1e-4;

    /** How much out of tune a tone is looked for, as shares of {@link Tone#DETUNING}. */
    private static final double[] TUNINGS = {-1, -0.5, 0, 0.5, 1};

    private final int classes;
    private final int width;
    private final FilterBank bands;
    private final FilterBank tones;

    /**
     * Creates a listener.
     *
     * @param classes the number of classes C
     * @param width the embedding's width Dt
     */
    ToneListener(int classes, int width) {
        this.classes = classes;
        this.width = width;
        this.bands =
                new FilterBank(
                        IntStream.range(0, width)
                                .mapToDouble(band -> band / (width - 1.0))
                                .map(place -> Math.pow(HIGHEST_BAND / LOWEST_BAND, place))
                                .map(ratio -> LOWEST_BAND * ratio)
                                .toArray());
        this.tones =
                new FilterBank(
                        IntStream.range(0, classes)
                                .mapToDouble(label -> Tone.of(label, classes).frequency())
                                .flatMap(ToneListener::tunings)
                                .flatMap(ToneListener::harmonics)
                                .toArray());
    }

    private static DoubleStream tunings(double frequency) {
        return DoubleStream.of(TUNINGS).map(share -> frequency * (1 + share * Tone.DETUNING));
    }

    private static DoubleStream harmonics(double frequency) {
        return IntStream.rangeClosed(1, Tone.HARMONICS).mapToDouble(h -> h * frequency);
    }

    /**
     * How loud each of a row of bands is, from low to high: ln(1 + power / silence), at least 0.
     *
     * @param sound [samples], one frame or more
     * @return [Dt]
     */
    float[] embedding(float[] sound) {
        int frames = 1 + (sound.length - FRAME) / HOP;
        double[] mean = new double[width];
        for (int frame = 0; frame < frames; frame++) {
            double[] powers = bands.powers(FilterBank.windowed(sound, frame * HOP, FRAME));
            for (int band = 0; band < width; band++) {
                mean[band] += powers[band] / frames;
            }
        }
        float[] embedding = new float[width];
        for (int band = 0; band < width; band++) {
            embedding[band] = (float) Math.log1p(mean[band] / FLOOR);
        }
        return embedding;
    }

    /**
     * How loud each class's tone is with its overtones, at the tuning that fits best: ln(power).
     * Their softmax is each tone's share of the power. Of a long sound, the power is the mean over
     * its quarters of a second, because a longer window would need finer tunings.
     *
     * @param sound [samples], {@link Tone#LENGTH} or more
     * @return [C]
     */
    float[] logits(float[] sound) {
        double[] mean = new double[classes * TUNINGS.length * Tone.HARMONICS];
        int windows = sound.length / Tone.LENGTH;
        for (int window = 0; window < windows; window++) {
            double[] part = FilterBank.windowed(sound, window * Tone.LENGTH, Tone.LENGTH);
            double[] powers = tones.powers(part);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += powers[i] / windows;
            }
        }
        float[] logits = new float[classes];
        for (int label = 0; label < classes; label++) {
            double loudest = Double.MIN_NORMAL;
            for (int tuning = 0; tuning < TUNINGS.length; tuning++) {
                int first = (label * TUNINGS.length + tuning) * Tone.HARMONICS;
                double power =
                        IntStream.range(first, first + Tone.HARMONICS)
                                .mapToDouble(i -> mean[i])
                                .sum();
                loudest = Math.max(loudest, power);
            }
            logits[label] = (float) Math.log(loudest);
        }
        return logits;
    }
}
