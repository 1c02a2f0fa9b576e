package org.kdtoolkit.onnx.input;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** What is done in a graph to the values of pixels. */
final class Pixels {

    private static final float MOST = 255;

    /** The weights of red, green and blue in luma after ITU-R BT.601. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private final OnnxGraph graph;
    private final int axes;

    /**
     * Of pictures or clips.
     *
     * @param axes how many they have, with batch and channels
     */
    Pixels(OnnxGraph graph, int axes) {
        this.graph = graph;
        this.axes = axes;
    }

    /** Brings bytes [batch, ..., channels] to float32 [batch, channels, ...] from 0 to 255. */
    String inChannels(String bytes) {
        long[] order = new long[axes];
        order[1] = axes - 1L;
        for (int axis = 2; axis < axes; axis++) {
            order[axis] = axis - 1L;
        }
        String turned = graph.add("Transpose", List.of(bytes), Attributes.numbers("perm", order));
        return graph.add("Cast", List.of(turned), Types.to(DataType.FLOAT));
    }

    /** The luma of colours, in one channel. */
    String grey(String colours) {
        String weighted = graph.add("Mul", List.of(colours, ofChannels(LUMA)));
        return graph.add("ReduceSum", List.of(weighted, graph.numbers(1)));
    }

    /** Brings values from 0 to 255 to the range from 0 to 1, and to mean and deviation. */
    String normalised(String values, Normalization normalization) {
        String plain = graph.add("Div", List.of(values, graph.constant(MOST)));
        if (normalization.equals(Normalization.none(normalization.channels()))) {
            return plain;
        }
        String centred = graph.add("Sub", List.of(plain, ofChannels(floats(normalization.mean()))));
        return graph.add("Div", List.of(centred, ofChannels(floats(normalization.deviation()))));
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    private String ofChannels(float[] values) {
        long[] shape = new long[axes - 1];
        Arrays.fill(shape, 1);
        shape[0] = values.length;
        return graph.constant(values, shape);
    }
}
