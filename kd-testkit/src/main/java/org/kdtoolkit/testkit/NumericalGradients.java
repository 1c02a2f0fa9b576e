package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares gradients with central differences, extrapolated from two step widths so that the error
 * of a smooth function is of the fourth order: with float32, about three digits can be had.
 *
 * @param step the wider step
 * @param tolerance the greatest difference, as a share of the gradient's length times the
 *     direction's
 */
record NumericalGradients(double step, double tolerance) {

    /** Differences below this are the rounding of float32. */
    private static final double NOISE = 1e-3;

    /**
     * Fails if a gradient is not a function's slope in a direction.
     *
     * @param what names the gradient in the message
     * @param gradient at the point itself
     * @param direction of the gradient's shape
     * @param along the function's value at the point plus so many times the direction
     */
    void check(String what, NDArray gradient, NDArray direction, DoubleUnaryOperator along) {
        double analytic = gradient.mul(direction).sum().getFloat();
        double numeric = (4 * slope(along, step / 2) - slope(along, step)) / 3;
        double lengths = gradient.norm().getFloat() * direction.norm().getFloat();
        assertThat(Math.abs(analytic - numeric))
                .as(
                        "slope of %s: %s from the gradient, %s from differences",
                        what, analytic, numeric)
                .isLessThanOrEqualTo(NOISE + tolerance * lengths);
    }

    private static double slope(DoubleUnaryOperator along, double step) {
        return (along.applyAsDouble(step) - along.applyAsDouble(-step)) / (2 * step);
    }
}
