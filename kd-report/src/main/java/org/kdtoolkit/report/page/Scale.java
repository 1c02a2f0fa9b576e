package org.kdtoolkit.report.page;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A linear scale from values to places in a drawing.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, greater than {@code low}
 * @param from a place
 * @param to another place
 * @param step the distance of ticks, a round number
 */
record Scale(double low, double high, double from, double to, double step) {

    /**
     * A scale whose ends are round numbers.
     *
     * @param least the least value to be shown
     * @param greatest the greatest
     * @param count about how many ticks there are to be
     * @param leastStep ticks are no closer than this
     */
    static Scale round(
            double least, double greatest, int count, double leastStep, double from, double to) {
        double span = greatest - least;
        double room = span > 0 ? span : Math.max(Math.abs(least) * 0.1, 0.01);
        double step = Math.max(leastStep, roundStep(room / count));
        double low = Math.floor(least / step) * step;
        double high = Math.ceil(greatest / step) * step;
        return high > low
                ? new Scale(low, high, from, to, step)
                : new Scale(low - step, high + step, from, to, step);
    }

    /** A scale whose ends are the given values. */
    static Scale exact(
            double low, double high, int count, double leastStep, double from, double to) {
        double step = Math.max(leastStep, roundStep((high - low) / count));
        return new Scale(low, high, from, to, step);
    }

    /** The place of a value. */
    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** The values at which there are ticks. */
    List<Double> ticks() {
        // counting in whole steps keeps rounding errors from adding up
        long first = (long) Math.ceil(low / step - 1e-6);
        long last = (long) Math.floor(high / step + 1e-6);
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    /** How many decimals tell neighbouring ticks apart. */
    int decimals() {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-6));
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
