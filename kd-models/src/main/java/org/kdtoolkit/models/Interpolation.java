package org.kdtoolkit.models;

/**
 * How values along an axis are found at other places, as PyTorch's {@code interpolate} does with a
 * given scale and without aligned corners: value i of the result is taken at (i + 0.5) / scale -
 * 0.5 of the given ones, where the scale is (n + 0.1) / N for n values of N. The addition keeps
 * PyTorch from rounding n down. Where the number stays the same, the values do.
 */
enum Interpolation {
    /** Between the two nearest. */
    LINEAR {
        @Override
        void weigh(double place, double[] row) {
            double inside = Math.max(place, 0);
            int left = Math.min((int) inside, row.length - 1);
            double share = inside - left;
            row[left] += 1 - share;
            row[Math.min(left + 1, row.length - 1)] += share;
        }
    },

    /** By a cubic through the four nearest (Keys, 1981), with a slope of -0.75. */
    CUBIC {
        @Override
        void weigh(double place, double[] row) {
            int left = (int) Math.floor(place);
            for (int near = left - 1; near <= left + 2; near++) {
                row[Math.min(Math.max(near, 0), row.length - 1)] += keys(Math.abs(place - near));
            }
        }
    };

    private static final double SCALE_ADDITION = 0.1;
    private static final double SLOPE = -0.75;

    /** Adds what each given value counts for at a place between them. */
    abstract void weigh(double place, double[] row);

    /**
     * What each given value counts for in each value of the result.
     *
     * @param given how many values there are
     * @param wanted how many there are to be
     * @return [wanted][given]
     */
    double[][] weights(int given, int wanted) {
        double[][] weights = new double[wanted][given];
        double scale = (wanted + SCALE_ADDITION) / given;
        for (int row = 0; row < wanted; row++) {
            if (given == wanted) {
                weights[row][row] = 1;
            } else {
                weigh((row + 0.5) / scale - 0.5, weights[row]);
            }
        }
        return weights;
    }

    private static double keys(double distance) {
        double squared = distance * distance;
        double cubed = squared * distance;
        return distance <= 1
                ? (SLOPE + 2) * cubed - (SLOPE + 3) * squared + 1
                : SLOPE * cubed - 5 * SLOPE * squared + 8 * SLOPE * distance - 4 * SLOPE;
    }
}
