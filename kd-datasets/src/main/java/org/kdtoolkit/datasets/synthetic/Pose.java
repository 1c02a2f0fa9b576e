package org.kdtoolkit.datasets.synthetic;

/**
 * Where a figure is in a picture.
 *
 * @param left of its middle, in pixels from the picture's left edge
 * @param top of its middle, in pixels from the picture's top edge
 * @param cos the cosine of its turn, divided by its radius in pixels
 * @param sin the sine of its turn, divided by its radius in pixels
 */
record Pose(double left, double top, double cos, double sin) {

    private static final double[] PLACES = {0.25, 0.75};

    /** At how many places of a pixel a figure is looked for. */
    static final int SAMPLES = PLACES.length * PLACES.length;

    /** The pose of a figure of some radius in pixels, turned by radians. */
    static Pose of(double left, double top, double radius, double turn) {
        return new Pose(left, top, Math.cos(turn) / radius, Math.sin(turn) / radius);
    }

    /** At how many of the places of a pixel the figure is. */
    int covered(Figure figure, int column, int row) {
        double fromLeft = column - left;
        double fromTop = row - top;
        int covered = 0;
        for (double dy : PLACES) {
            for (double dx : PLACES) {
                double x = fromLeft + dx;
                double y = fromTop + dy;
                if (figure.covers(cos * x + sin * y, sin * x - cos * y)) {
                    covered++;
                }
            }
        }
        return covered;
    }
}
