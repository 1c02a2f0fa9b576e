package org.kdtoolkit.onnx.int8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundedWeightsTest {

    @Test
    void noWeightIsFartherOffThanHalfAStepOfItsChannel() {
        Random random = new Random(1);
        float[] weights = new float[6 * 4];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * Math.pow(10, i / 4 - 3));
        }
        RoundedWeights rounded =
                RoundedWeights.of(layer("Conv", 0, weights, List.of(6L, 2L, 1L, 2L)), 1);
        for (int i = 0; i < weights.length; i++) {
            float scale = rounded.scales()[i / 4];
            assertThat(Math.abs(rounded.values()[i] * scale - weights[i]))
                    .isLessThanOrEqualTo(scale * 0.5001f);
        }
        assertThat(rounded.values()).contains((byte) RoundedWeights.MOST);
    }

    @Test
    void channelsOfAProductAreItsColumns() {
        RoundedWeights rounded =
                RoundedWeights.of(
                        layer("MatMul", 1, new float[] {63, 6.3f, -31, 3.1f}, List.of(2L, 2L)), 1);
        assertThat(rounded.scales()).containsExactly(1, 6.3f / 63);
        assertThat(rounded.values()).containsExactly(63, 63, -31, 31);
    }

    @Test
    void aChannelOfZerosStaysOne() {
        RoundedWeights rounded =
                RoundedWeights.of(layer("Conv", 0, new float[4], List.of(2L, 2L)), 1);
        assertThat(rounded.values()).containsOnly((byte) 0);
        assertThat(rounded.scales()).containsExactly(1, 1);
    }

    @Test
    void aBiasIsInStepsOfInputAndWeightsAndFarWithin32Bits() {
        Layer layer =
                new Layer(
                        NodeProto.newBuilder().setOpType("Conv").build(),
                        tensor(new float[] {63, 1e-20f}, List.of(2L, 1L)),
                        Optional.of(tensor(new float[] {-10, 5}, List.of(2L))),
                        0);
        RoundedWeights rounded = RoundedWeights.of(layer, 0.5f);
        int[] bias = rounded.bias().orElseThrow();
        assertThat(bias[0]).isEqualTo(-20);
        assertThat(bias[1] * (double) rounded.scales()[1] * 0.5).isCloseTo(5, within(1e-5));
        assertThat(bias[1]).isBetween(1 << 29, (1 << 30) + 256);
    }

    private static Layer layer(String operator, int axis, float[] weights, List<Long> shape) {
        return new Layer(
                NodeProto.newBuilder().setOpType(operator).build(),
                tensor(weights, shape),
                Optional.empty(),
                axis);
    }

    private static TensorProto tensor(float[] values, List<Long> shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().addAllDims(shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setName("w" + Arrays.hashCode(values))
                .build();
    }
}
