package org.kdtoolkit.datasets.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Draws clips of a moving figure: a bright one of some colour on dark ground of another, with
 * noise.
 *
 * @param frames how many there are
 * @param size height and width in pixels
 * @param noise the standard deviation of the noise, brightness being from 0 to 1
 */
record FigureClip(int frames, int size, double noise) {

    /** Frames a second. */
    static final int RATE = 8;

    private static final int CHANNELS = 3;

    List<Frame> draw(MovingFigure figure, RandomGenerator random) {
        Trajectory course = Trajectory.draw(size, random);
        double[] colour = random.doubles(CHANNELS, 0.4, 0.95).toArray();
        double[] ground = random.doubles(CHANNELS, 0, 0.3).toArray();
        return IntStream.range(0, frames)
                .mapToObj(number -> figure.motion().pose(course, (double) number / RATE))
                .map(pose -> frame(figure.figure(), pose, colour, ground, random))
                .toList();
    }

    private Frame frame(
            Figure figure, Pose pose, double[] colour, double[] ground, RandomGenerator random) {
        byte[] rgb = new byte[CHANNELS * size * size];
        for (int i = 0; i < size * size; i++) {
            double there = (double) pose.covered(figure, i % size, i / size) / Pose.SAMPLES;
            for (int c = 0; c < CHANNELS; c++) {
                double seen = ground[c] + there * (colour[c] - ground[c]);
                seen += noise * random.nextGaussian();
                rgb[CHANNELS * i + c] = (byte) Math.round(255 * Math.min(1, Math.max(0, seen)));
            }
        }
        return new RgbFrame(rgb, new ImageSize(size, size));
    }
}
