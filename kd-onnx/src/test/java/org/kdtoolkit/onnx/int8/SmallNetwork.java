package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * A network for noisy 8 x 8 pictures of four patterns: drawn features with a residual branch, and a
 * head that was learnt, the mean features of each class. Before it the graph doubles its input by a
 * matrix, as preprocessing may.
 */
final class SmallNetwork {

    static final String NETWORK = "Network";

    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;
    private static final int WIDTH = 16;
    private static final int FEATURES = WIDTH * SIDE * SIDE / 4;
    private static final int CLASSES = 4;

    private final float[][] patterns = new float[CLASSES][PIXELS];

    SmallNetwork() {
        Random random = new Random(7);
        for (float[] pattern : patterns) {
            for (int i = 0; i < PIXELS; i++) {
                pattern[i] = random.nextBoolean() ? 0.5f : 0;
            }
        }
    }

    /** Pictures [N, 64], of class n mod 4 each. */
    float[][] pictures(int count, long seed) {
        Random random = new Random(seed);
        float[][] pictures = new float[count][PIXELS];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < PIXELS; i++) {
                pictures[n][i] = patterns[n % CLASSES][i] + (float) random.nextGaussian() * 0.4f;
            }
        }
        return pictures;
    }

    /** The network with the head that it learnt from pictures. */
    ModelProto trained() throws OrtException {
        float[][] seen = pictures(200, 1);
        float[][] features =
                run(graph(new float[FEATURES * CLASSES], new float[CLASSES]), seen, "y");
        float[] means = new float[FEATURES * CLASSES];
        float[] bias = new float[CLASSES];
        for (int n = 0; n < seen.length; n++) {
            for (int w = 0; w < FEATURES; w++) {
                means[w * CLASSES + n % CLASSES] += features[n][w] * CLASSES / seen.length;
            }
        }
        for (int i = 0; i < means.length; i++) {
            bias[i % CLASSES] -= means[i] * means[i] / 2;
        }
        return graph(means, bias);
    }

    private static ModelProto graph(float[] head, float[] bias) {
        OnnxGraph graph = new OnnxGraph("small");
        String pixels = graph.input("x", DataType.FLOAT, List.of("batch", "64"));
        float[] twice = new float[PIXELS * PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            twice[i * PIXELS + i] = 2;
        }
        String scaled = graph.add("MatMul", List.of(pixels, graph.constant(twice, PIXELS, PIXELS)));
        String input =
                graph.add(NETWORK, "Reshape", List.of(scaled, graph.numbers(-1, 1, SIDE, SIDE)));
        String first = convolution(graph, "conv1", input, 1);
        String pooled =
                graph.add(
                        "Pool",
                        "MaxPool",
                        List.of(first),
                        Attributes.numbers("kernel_shape", 2, 2),
                        Attributes.numbers("strides", 2, 2));
        String rectified = graph.add("First", "Relu", List.of(pooled));
        String branch = convolution(graph, "conv2", rectified, WIDTH);
        String sum = graph.add("Sum", "Add", List.of(branch, rectified));
        String second = graph.add("Second", "Relu", List.of(sum));
        String third = convolution(graph, "conv3", second, WIDTH);
        String last = graph.add("Last", "Relu", List.of(third));
        String features =
                graph.add("Features", "Reshape", List.of(last, graph.numbers(-1, FEATURES)));
        String logits =
                graph.add(
                        "head",
                        "Gemm",
                        List.of(
                                features,
                                graph.weight("head.weight", head, FEATURES, CLASSES),
                                graph.weight("head.bias", bias, CLASSES)));
        graph.output("y", features, DataType.FLOAT, List.of("batch", Integer.toString(FEATURES)));
        graph.output("logits", logits, DataType.FLOAT, List.of("batch", "4"));
        return graph.model("test", "1", Map.of("classes", "[]"));
    }

    private static String convolution(OnnxGraph graph, String name, String input, int channels) {
        Random random = new Random(name.hashCode());
        float[] weights = new float[WIDTH * channels * 9];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt(channels * 9));
        }
        float[] bias = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            bias[i] = (float) random.nextGaussian() * 0.1f;
        }
        return graph.add(
                name,
                "Conv",
                List.of(
                        input,
                        graph.weight(name + ".weight", weights, WIDTH, channels, 3, 3),
                        graph.weight(name + ".bias", bias, WIDTH)),
                Attributes.numbers("pads", 1, 1, 1, 1));
    }

    /** An output [N, ...] of a graph on rows of its input. */
    static float[][] run(ModelProto model, float[][] rows, String output) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model.toByteArray());
                OnnxTensor x = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), x))) {
            return (float[][]) result.get(output).orElseThrow().getValue();
        }
    }

    /** Rows as the network itself perceives them, behind the preprocessing. */
    static List<HostTensor> perceived(float[][] rows) {
        List<HostTensor> perceived = new ArrayList<>();
        for (float[] row : rows) {
            float[] twice = row.clone();
            for (int i = 0; i < twice.length; i++) {
                twice[i] *= 2;
            }
            perceived.add(HostTensor.of(twice, 1, SIDE, SIDE));
        }
        return perceived;
    }
}
