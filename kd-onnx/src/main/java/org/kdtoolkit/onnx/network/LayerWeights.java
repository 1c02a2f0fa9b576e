package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Puts a network's weights into a graph, each once and under its name in the state dict. */
final class LayerWeights {

    private final OnnxGraph graph;
    private final Map<Parameter, String> names = new IdentityHashMap<>();
    private final Set<String> written = new HashSet<>();

    LayerWeights(OnnxGraph graph, StateDict state) {
        this.graph = graph;
        state.entries().forEach((name, parameter) -> names.put(parameter, name));
    }

    /**
     * The name of a weight.
     *
     * @throws IllegalArgumentException if it is not the network's
     */
    String name(Parameter weight) {
        String name = names.get(weight);
        if (name == null) {
            throw new IllegalArgumentException(
                    "the description uses a weight '%s' of shape %s that is not among the network's state()"
                            .formatted(weight.getName(), weight.getShape()));
        }
        return name;
    }

    /** The name of the layer that a weight belongs to: {@code conv1} of {@code conv1.weight}. */
    String layer(Parameter weight) {
        String name = name(weight);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Writes a weight as it is. */
    String write(Parameter weight) {
        return write(
                name(weight), () -> weight.getArray().toFloatArray(), weight.getArray().getShape());
    }

    /** Writes [E, D] as [D, E], as products of matrices need it. */
    String writeTransposed(Parameter weight) {
        Shape shape = weight.getArray().getShape();
        return write(
                name(weight) + ".transposed",
                () -> transposed(weight.getArray().toFloatArray(), (int) shape.get(1)),
                new Shape(shape.get(1), shape.get(0)));
    }

    /** Writes numbers under a name, once. */
    String write(String name, Supplier<float[]> values, Shape shape) {
        if (written.add(name)) {
            graph.weight(name, values.get(), shape.getShape());
        }
        return name;
    }

    private static float[] transposed(float[] rows, int width) {
        int height = rows.length / width;
        float[] columns = new float[rows.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                columns[column * height + row] = rows[row * width + column];
            }
        }
        return columns;
    }
}
