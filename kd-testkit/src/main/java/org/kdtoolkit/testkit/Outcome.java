package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.model.Stateful;

/** All that comes out of a step: values, gradients, and what is left in a component's state. */
final class Outcome {

    private final Map<String, float[]> parts = new LinkedHashMap<>();

    /** Adds an array under a name. */
    void add(String name, NDArray array) {
        parts.put(name, array.toFloatArray());
    }

    /** Adds the gradient of a leaf. */
    void addGradient(String name, NDArray leaf) {
        try (NDArray gradient = leaf.getGradient()) {
            add("gradient of " + name, gradient);
        }
    }

    /** Adds a component's weights and statistics, and the gradients of those that learn. */
    void addState(Stateful component) {
        for (Map.Entry<String, Parameter> entry : component.state().entries().entrySet()) {
            Parameter parameter = entry.getValue();
            if (parameter.getArray().getDataType().isFloating()) {
                add(entry.getKey(), parameter.getArray());
            }
            if (parameter.requiresGradient()) {
                addGradient(entry.getKey(), parameter.getArray());
            }
        }
    }

    /** Fails with the first part that is not finite. */
    void assertFinite() {
        parts.forEach(
                (name, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        assertThat(values[i]).as("%s[%d]", name, i).isFinite();
                    }
                });
    }

    /** Fails with the first part that differs in any bit. */
    void assertSame(String when, Outcome expected) {
        assertThat(parts.keySet())
                .as("what there is %s", when)
                .containsExactlyElementsOf(expected.parts.keySet());
        parts.forEach(
                (name, values) ->
                        assertThat(values)
                                .as("%s %s", name, when)
                                .containsExactly(expected.parts.get(name)));
    }
}
