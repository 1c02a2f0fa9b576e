package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Map;
import org.kdtoolkit.api.model.Stateful;

/** Asserts that no value is infinite or NaN. */
final class FiniteValues {

    private FiniteValues() {}

    /**
     * Fails with the first value that is not finite.
     *
     * @param what names the array in the message
     * @param array float32
     */
    static void check(String what, NDArray array) {
        float[] values = array.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("%s[%d]", what, i).isFinite();
        }
    }

    /** Checks the gradient of a leaf, by which the leaf's name is to be found in the message. */
    static void checkGradient(String what, NDArray leaf) {
        try (NDArray gradient = leaf.getGradient()) {
            check("gradient of " + what, gradient);
        }
    }

    /** Checks all weights and statistics of a component, and the gradients of those that learn. */
    static void checkState(Stateful component) {
        for (Map.Entry<String, Parameter> entry : component.state().entries().entrySet()) {
            Parameter parameter = entry.getValue();
            if (parameter.getArray().getDataType().isFloating()) {
                check(entry.getKey(), parameter.getArray());
            }
            if (parameter.requiresGradient()) {
                checkGradient(entry.getKey(), parameter.getArray());
            }
        }
    }
}
