package org.kdtoolkit.datasets.synthetic;

import java.util.random.RandomGenerator;

/**
 * Draws a moving figure as a camera sees it that opens for a moment: somewhere near the middle, of
 * some size and brightness, turned, blurred along its way, with noise.
 *
 * @param size height and width in pixels
 * @param noise the standard deviation of the noise
 */
record FigureImage(int size, double noise) {

    /** How often the figure is drawn along its way, and each time at how many places a pixel. */
    private static final int MOMENTS = 6;

    private static final double[] PLACES = {0.25, 0.75};

    /** An eighth of a full turn, to either side. */
    private static final double MOST_TURN = Math.PI / 4;

    /** A grey image, [H, W] from 0 to 1. */
    float[] draw(Figure figure, RandomGenerator random) {
        double radius = size * random.nextDouble(0.2, 0.32);
        double turn = random.nextDouble(-MOST_TURN, MOST_TURN);
        double centreX = size * random.nextDouble(0.38, 0.62);
        double centreY = size * random.nextDouble(0.38, 0.62);
        double heading = random.nextDouble(2 * Math.PI);
        double way = radius * random.nextDouble(0.2, 1.0);
        double brightness = random.nextDouble(0.45, 0.9);
        double cos = Math.cos(turn) / radius;
        double sin = Math.sin(turn) / radius;
        float[] image = new float[size * size];
        for (int moment = 0; moment < MOMENTS; moment++) {
            double along = way * (moment / (MOMENTS - 1.0) - 0.5);
            double left = centreX + along * Math.cos(heading);
            double top = centreY + along * Math.sin(heading);
            for (int i = 0; i < image.length; i++) {
                image[i] += covered(figure, i % size - left, i / size - top, cos, sin);
            }
        }
        double scale = brightness / (MOMENTS * PLACES.length * PLACES.length);
        for (int i = 0; i < image.length; i++) {
            double seen = image[i] * scale + noise * random.nextGaussian();
            image[i] = (float) Math.min(1, Math.max(0, seen));
        }
        return image;
    }

    /** At how many places of a pixel the figure is. */
    private static int covered(Figure figure, double left, double top, double cos, double sin) {
        int covered = 0;
        for (double dy : PLACES) {
            for (double dx : PLACES) {
                double x = left + dx;
                double y = top + dy;
                if (figure.covers(cos * x + sin * y, sin * x - cos * y)) {
                    covered++;
                }
            }
        }
        return covered;
    }
}
