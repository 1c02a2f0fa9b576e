package org.kdtoolkit.report.page;

import java.util.Locale;
import org.kdtoolkit.report.leaderboard.Column;

/**
 * How values stand at an axis.
 *
 * @param label what is behind the quantity's name: {@code %}, {@code s}, or nothing
 * @param factor what values are multiplied by
 */
record Unit(String label, double factor) {

    private static final double HUGE = 1e6;
    private static final int MOST_DECIMALS = 5;
    private static final int MOST_DIGITS = 9;

    /** Plain numbers. */
    static final Unit NONE = new Unit("", 1);

    /** The unit of a metric. */
    static Unit of(Column metric) {
        return new Unit(metric.sign(), metric.percent() ? 100 : 1);
    }

    /** The name of a quantity with the unit. */
    String name(String quantity) {
        return label.isEmpty() ? quantity : quantity + " (" + label + ")";
    }

    /** The text of a scale's tick; the scale is in units. */
    static String tick(Scale scale, double value) {
        double size = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
        boolean longText = size >= HUGE || scale.decimals() > MOST_DECIMALS;
        // as many digits as tell neighbouring ticks apart
        int digits = (int) Math.max(0, Math.ceil(Math.log10(size / scale.step()) - 1e-6));
        String format =
                longText
                        ? "%." + Math.min(digits, MOST_DIGITS) + "e"
                        : "%,." + scale.decimals() + "f";
        return String.format(Locale.ROOT, format, value + 0.0);
    }
}
