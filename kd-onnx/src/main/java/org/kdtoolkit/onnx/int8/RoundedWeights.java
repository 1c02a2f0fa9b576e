package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Weights in whole numbers from -{@value #MOST} to {@value #MOST}, each channel with a step of its
 * own; 0 stays 0.
 *
 * @param values the whole numbers in the weights' order
 * @param scales a channel's step
 * @param bias the bias in steps of input and weights; empty where there is none
 */
record RoundedWeights(byte[] values, float[] scales, Optional<int[]> bias) {

    /**
     * Half of what a byte holds. Processors without VNNI add two products of bytes in 16 bits: with
     * weights up to 127 the sum can overflow, and a graph would answer otherwise there than here.
     */
    static final int MOST = 63;

    /** A bias has to stay far within 32 bits, to which products are added. */
    private static final double MOST_BIAS = 1 << 30;

    /**
     * Rounds.
     *
     * @param inputScale the step of what goes in
     */
    static RoundedWeights of(Layer layer, float inputScale) {
        float[] weights = floats(layer.weights());
        int channels = Math.toIntExact(layer.weights().getDims(layer.axis()));
        int inner = 1;
        for (int axis = layer.axis() + 1; axis < layer.weights().getDimsCount(); axis++) {
            inner *= Math.toIntExact(layer.weights().getDims(axis));
        }
        Optional<float[]> bias = layer.bias().map(RoundedWeights::floats);
        float[] scales = scales(weights, inner, channels, bias, inputScale);
        byte[] values = new byte[weights.length];
        for (int i = 0; i < values.length; i++) {
            int rounded = Math.round(weights[i] / scales[i / inner % channels]);
            values[i] = (byte) Math.max(-MOST, Math.min(MOST, rounded));
        }
        return new RoundedWeights(values, scales, bias.map(b -> rounded(b, scales, inputScale)));
    }

    private static float[] scales(
            float[] weights, int inner, int channels, Optional<float[]> bias, float inputScale) {
        float[] scales = new float[channels];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / inner % channels;
            scales[channel] = Math.max(scales[channel], Math.abs(weights[i]) / MOST);
        }
        for (int channel = 0; channel < channels; channel++) {
            double least =
                    bias.isPresent() ? Math.abs(bias.get()[channel]) / (MOST_BIAS * inputScale) : 0;
            scales[channel] = Math.max(scales[channel], (float) least);
            if (scales[channel] < Float.MIN_NORMAL) {
                scales[channel] = 1; // a channel of zeros
            }
        }
        return scales;
    }

    private static int[] rounded(float[] bias, float[] scales, float inputScale) {
        int[] rounded = new int[bias.length];
        for (int channel = 0; channel < rounded.length; channel++) {
            rounded[channel] =
                    (int) Math.rint(bias[channel] / ((double) scales[channel] * inputScale));
        }
        return rounded;
    }

    private static float[] floats(TensorProto tensor) {
        if (tensor.getFloatDataCount() > 0) {
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
            return values;
        }
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        return values;
    }
}
