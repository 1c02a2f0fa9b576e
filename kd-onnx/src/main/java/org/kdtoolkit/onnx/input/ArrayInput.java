package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Arrays [batch, width] of float32, of which nothing is made. */
public final class ArrayInput implements InputGraph {

    @Override
    public String kind() {
        return "embedding";
    }

    @Override
    public Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample) {
        return Optional.of(
                PlainInput.write(graph, "embedding", sample, "nothing", "read the array"));
    }
}
