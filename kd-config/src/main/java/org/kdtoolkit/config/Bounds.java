package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.kdtoolkit.api.config.Range;

/**
 * The numbers that are allowed.
 *
 * @param min the least
 * @param max the greatest
 * @param minIncluded whether the least itself is allowed
 * @param maxIncluded whether the greatest itself is allowed
 */
record Bounds(double min, double max, boolean minIncluded, boolean maxIncluded) {

    /** All finite numbers. */
    static final Bounds NONE =
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, true);

    static Bounds of(Range range) {
        return range == null
                ? NONE
                : new Bounds(range.min(), range.max(), range.minIncluded(), range.maxIncluded());
    }

    boolean contain(double value) {
        return Double.isFinite(value)
                && (minIncluded ? value >= min : value > min)
                && (maxIncluded ? value <= max : value < max);
    }

    /** What follows the word "number", such as {@code of at least 1}; empty if all are allowed. */
    String phrase() {
        boolean below = Double.isFinite(min);
        boolean above = Double.isFinite(max);
        if (below && above && minIncluded && maxIncluded) {
            return " from %s to %s".formatted(plain(min), plain(max));
        }
        String least = (minIncluded ? " of at least " : " greater than ") + plain(min);
        String greatest = (maxIncluded ? "at most " : "less than ") + plain(max);
        if (below && above) {
            return least + " and " + greatest;
        }
        if (below) {
            return least;
        }
        return above ? (maxIncluded ? " of " : " ") + greatest : "";
    }

    void describe(ObjectNode schema) {
        if (Double.isFinite(min)) {
            schema.put(minIncluded ? "minimum" : "exclusiveMinimum", decimal(min));
        }
        if (Double.isFinite(max)) {
            schema.put(maxIncluded ? "maximum" : "exclusiveMaximum", decimal(max));
        }
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? decimal(value).toPlainString() : "";
    }

    private static BigDecimal decimal(double value) {
        return value == Math.rint(value)
                ? new BigDecimal(value)
                : BigDecimal.valueOf(value).stripTrailingZeros();
    }
}
