package org.kdtoolkit.eval.metrics;

/**
 * Ascending values among which places are looked up, mostly in a step or two: a table of equal
 * steps between the least and the greatest says where to begin.
 */
final class SortedValues {

    /** Steps of the table a value. */
    private static final int FINENESS = 4;

    private final double[] values;
    private final int[] starts;
    private final double least;
    private final double greatest;
    private final double scale;

    /**
     * Takes values.
     *
     * @param values ascending, finite, at least one
     */
    SortedValues(double[] values) {
        this.values = values;
        this.least = values[0];
        this.greatest = values[values.length - 1];
        int steps = FINENESS * values.length;
        double wide = steps / (greatest - least);
        this.scale = Double.isFinite(wide) ? wide : 0;
        this.starts = new int[steps + 2];
        int at = 0;
        for (int step = 0; step < starts.length; step++) {
            while (at < values.length && step(values[at]) < step) {
                at++;
            }
            starts[step] = at;
        }
    }

    /** Never falls as values rise. */
    private int step(double value) {
        return (int) ((value - least) * scale);
    }

    double get(int place) {
        return values[place];
    }

    /** How many are less than a value. */
    int below(double value) {
        if (!(value > least)) {
            return 0;
        }
        if (value > greatest) {
            return values.length;
        }
        int step = step(value);
        int low = starts[step];
        int high = starts[step + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many are at most a value. */
    int upTo(double value) {
        return below(Math.nextUp(value));
    }
}
