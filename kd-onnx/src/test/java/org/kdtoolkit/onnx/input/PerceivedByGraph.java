package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** What a graph without a network makes of inputs, in ONNX Runtime. */
final class PerceivedByGraph implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final GraphInput input;
    private final OrtSession session;

    /**
     * Writes the graph.
     *
     * @param axes how many axes the network's input has, with the batch
     */
    PerceivedByGraph(InputGraph graph, Record settings, int axes) throws OrtException {
        OnnxGraph all = new OnnxGraph("input");
        input = graph.write(all, settings, new Shape(-1)).orElseThrow();
        List<String> free = IntStream.range(0, axes).mapToObj(axis -> "axis" + axis).toList();
        all.output("perceived", input.value(), DataType.FLOAT, free);
        session =
                environment.createSession(
                        all.model("test", "1", Collections.emptyMap()).toByteArray());
    }

    GraphInput input() {
        return input;
    }

    /** Of a batch of one. */
    float[] of(Examples.Example example) throws OrtException {
        long[] shape =
                LongStream.concat(LongStream.of(1), LongStream.of(example.shape())).toArray();
        try (OnnxTensor batch = tensor(example, shape);
                OrtSession.Result result = session.run(Map.of(input.name(), batch))) {
            OnnxTensor perceived = (OnnxTensor) result.get(0);
            long[] expected =
                    LongStream.concat(
                                    LongStream.of(1),
                                    LongStream.of(example.perceived().shape().getShape()))
                            .toArray();
            if (!new Shape(expected).equals(new Shape(perceived.getInfo().getShape()))) {
                throw new AssertionError(
                        "%s instead of %s"
                                .formatted(
                                        new Shape(perceived.getInfo().getShape()),
                                        new Shape(expected)));
            }
            FloatBuffer values = perceived.getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return copy;
        }
    }

    private OnnxTensor tensor(Examples.Example example, long[] shape) throws OrtException {
        return example.values() instanceof ByteBuffer bytes
                ? OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, (FloatBuffer) example.values(), shape);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
