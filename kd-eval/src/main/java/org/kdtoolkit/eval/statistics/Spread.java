package org.kdtoolkit.eval.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.StatUtils;

/**
 * One metric over several seeds.
 *
 * @param values a value a seed; at least one
 */
public record Spread(List<Double> values) {

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Spread {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value to describe");
        }
        values = List.copyOf(values);
    }

    /** The number of values n. */
    public int count() {
        return values.size();
    }

    /** The arithmetic mean. */
    public double mean() {
        return StatUtils.mean(array());
    }

    /**
     * The sample standard deviation, with n - 1 in the denominator; empty for a single value, which
     * says nothing about the deviation between seeds.
     */
    public OptionalDouble deviation() {
        return count() == 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(StatUtils.variance(array())));
    }

    private double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
