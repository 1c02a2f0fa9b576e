package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * Arrays [batch, width] of float32, of which nothing is made. The input is not called after the
 * kind: {@code embedding} is what comes out.
 */
public final class ArrayInput implements InputGraph {

    @Override
    public String kind() {
        return "embedding";
    }

    @Override
    public Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample) {
        return Optional.of(PlainInput.write(graph, "array", sample, "nothing", "read the array"));
    }
}
