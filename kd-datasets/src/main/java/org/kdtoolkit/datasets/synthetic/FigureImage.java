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

    /** How often the figure is drawn along its way. */
    private static final int MOMENTS = 6;

    /** An eighth of a full turn, to either side. */
    private static final double MOST_TURN = Math.PI / 4;

    /** An image of noise alone, [H, W] from 0 to 1. */
    float[] drawNothing(RandomGenerator random) {
        float[] image = new float[size * size];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.min(1, Math.max(0, noise * random.nextGaussian()));
        }
        return image;
    }

    /** A grey image, [H, W] from 0 to 1. */
    float[] draw(Figure figure, RandomGenerator random) {
        double radius = size * random.nextDouble(0.2, 0.32);
        double turn = random.nextDouble(-MOST_TURN, MOST_TURN);
        double centreX = size * random.nextDouble(0.38, 0.62);
        double centreY = size * random.nextDouble(0.38, 0.62);
        double heading = random.nextDouble(2 * Math.PI);
        double way = radius * random.nextDouble(0.2, 1.0);
        double brightness = random.nextDouble(0.45, 0.9);
        float[] image = new float[size * size];
        for (int moment = 0; moment < MOMENTS; moment++) {
            double along = way * (moment / (MOMENTS - 1.0) - 0.5);
            double left = centreX + along * Math.cos(heading);
            double top = centreY + along * Math.sin(heading);
            Pose pose = Pose.of(left, top, radius, turn);
            for (int i = 0; i < image.length; i++) {
                image[i] += pose.covered(figure, i % size, i / size);
            }
        }
        double scale = brightness / (MOMENTS * Pose.SAMPLES);
        for (int i = 0; i < image.length; i++) {
            double seen = image[i] * scale + noise * random.nextGaussian();
            image[i] = (float) Math.min(1, Math.max(0, seen));
        }
        return image;
    }
}
