package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** The network's own input, of float32. */
final class PlainInput {

    private static final long SOME = 64;

    private PlainInput() {}

    static GraphInput write(
            OnnxGraph graph, String name, Shape sample, String inside, String outside) {
        List<String> axes = new ArrayList<>(List.of("batch"));
        for (int axis = 0; axis < sample.dimension(); axis++) {
            long length = sample.get(axis);
            axes.add(length < 0 ? "axis_" + (axis + 1) : Long.toString(length));
        }
        graph.input(name, DataType.FLOAT, axes);
        return new GraphInput(name, name, inside, outside, random -> example(sample, random));
    }

    private static Examples.Example example(Shape sample, RandomGenerator random) {
        long[] shape =
                Arrays.stream(sample.getShape()).map(axis -> axis < 0 ? SOME : axis).toArray();
        float[] values = new float[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Examples.Example(FloatBuffer.wrap(values), shape, HostTensor.of(values, shape));
    }
}
