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

    /** Values that lie closer than this share of their size are the same. */
    private static final double SAME = 1e-9;

    /** Beyond it, the distance of two values may be no number. */
    private static final double GREATEST = 1e300;

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
        double first = Math.max(-GREATEST, Math.min(GREATEST, least));
        double last = Math.max(-GREATEST, Math.min(GREATEST, greatest));
        double size = Math.max(Math.abs(first), Math.abs(last));
        double span = last - first;
        double room = span > SAME * size ? span : size > 0 ? size * 0.1 : 0.01;
        double step = Math.max(leastStep, roundStep(room / count));
        double low = Math.floor(first / step) * step;
        double high = Math.ceil(last / step) * step;
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

    /** The texts at the ticks. */
    List<String> texts() {
        return ticks().stream().map(tick -> Unit.tick(this, tick)).toList();
    }

    /** How wide the widest text at a tick is, in CSS pixels. */
    double widest() {
        return texts().stream().mapToDouble(TextWidth::of).max().orElse(0);
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
