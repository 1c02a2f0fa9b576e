package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Compares arrays as NumPy's {@code allclose} does: |actual - expected| at most atol + rtol *
 * |expected|. NaN equals NaN, an infinity itself.
 *
 * @param rtol relative tolerance
 * @param atol absolute tolerance
 */
public record Closeness(double rtol, double atol) {

    /** The tolerance of the fixtures unless they say otherwise. */
    public static final Closeness DEFAULT = new Closeness(1e-4, 1e-5);

    /** Fails with the first place that differs, and by how much. */
    public void check(String what, NDArray actual, NDArray expected) {
        assertThat(actual.getShape().size())
                .as("%s: %s against %s", what, actual.getShape(), expected.getShape())
                .isEqualTo(expected.getShape().size());
        check(what, doubles(actual), doubles(expected));
    }

    /** The same for values in the heap. */
    public void check(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            boolean same = Double.compare(actual[i], expected[i]) == 0;
            boolean close =
                    Math.abs(actual[i] - expected[i]) <= atol + rtol * Math.abs(expected[i]);
            assertThat(same || close)
                    .as("%s[%d]: %s, expected %s within %s", what, i, actual[i], expected[i], this)
                    .isTrue();
        }
    }

    static double[] doubles(NDArray array) {
        try (NDArray converted = array.toType(DataType.FLOAT64, true)) {
            return converted.toDoubleArray();
        }
    }
}
