package org.kdtoolkit.eval.statistics;

import java.util.Optional;
import org.kdtoolkit.api.eval.Metric;

/**
 * How methods are compared.
 *
 * @param metric the metric: its unit, and whether greater values are better
 * @param test how the differences are tested
 * @param smallest the smallest difference worth showing, above 0, in the metric's numbers; empty if
 *     none is known, where only the difference is told that the seeds at hand would have shown
 */
public record ComparisonRules(Metric metric, PairedTestKind test, Optional<Double> smallest) {

    /** A difference is called one if its corrected p-value is below this. */
    public static final double LEVEL = 0.05;

    /** How sure it is that enough seeds show a difference that is there. */
    public static final double POWER = 0.8;

    /**
     * Two points of a fraction: about what papers on distillation report as a gain of a new method,
     * and about what seeds scatter on test sets of a thousand samples.
     */
    public static final double SMALLEST_FRACTION = 0.02;

    /**
     * Checks the smallest difference.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    public ComparisonRules {
        smallest.filter(least -> !(least > 0 && Double.isFinite(least)))
                .ifPresent(
                        least -> {
                            throw new IllegalArgumentException(
                                    "the smallest difference worth showing is %s; expected a number above 0"
                                            .formatted(least));
                        });
    }

    /**
     * Student's paired t-test, and the smallest difference {@link #SMALLEST_FRACTION} where the
     * metric is a fraction.
     */
    public static ComparisonRules of(Metric metric) {
        return new ComparisonRules(
                metric,
                PairedTestKind.T,
                metric.unit() == Metric.Unit.FRACTION
                        ? Optional.of(SMALLEST_FRACTION)
                        : Optional.empty());
    }

    /** The same with another test. */
    public ComparisonRules with(PairedTestKind other) {
        return new ComparisonRules(metric, other, smallest);
    }

    /** The same with another smallest difference, in the metric's numbers. */
    public ComparisonRules withSmallest(double other) {
        return new ComparisonRules(metric, test, Optional.of(other));
    }
}
