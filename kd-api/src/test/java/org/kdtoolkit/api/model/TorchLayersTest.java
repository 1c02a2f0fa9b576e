package org.kdtoolkit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchLayersTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void beginsALinearLayerWithinTheRootOfItsInputs() {
        Block layer = initialized(TorchLayers.linear(100, 400), new Shape(1, 100));
        assertUniform(layer, "weight", new Shape(400, 100), 0.1);
        assertUniform(layer, "bias", new Shape(400), 0.1);
    }

    @Test
    void beginsAConvolutionWithinTheRootOfAllThatAnOutputSees() {
        Block layer = initialized(TorchLayers.conv2d(4, 200, 5), new Shape(1, 4, 9, 9));
        assertUniform(layer, "weight", new Shape(200, 4, 5, 5), 0.1);
        assertUniform(layer, "bias", new Shape(200), 0.1);
    }

    @Test
    void keepsTheSizeOfAnImage() {
        Shape image = new Shape(2, 3, 7, 5);
        Block layer = initialized(TorchLayers.conv2d(3, 6, 3), image);
        assertThat(forward(layer, manager.ones(image)).getShape()).isEqualTo(new Shape(2, 6, 7, 5));
    }

    @Test
    void movesRunningStatisticsByATenthTowardsMeanAndVarianceInATrainingPass() {
        Block layer = initialized(TorchLayers.batchNorm(), new Shape(4, 1));
        NDArray batch = manager.create(new float[] {1, 2, 3, 10}, new Shape(4, 1));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(forward(layer, batch).sum());
        }
        assertThat(values(layer, "runningMean").toFloatArray())
                .containsExactly(new float[] {0.4f}, within(1e-6f));
        boolean unbiased = manager.getEngine().getEngineName().equals("PyTorch");
        float variance = (9 + 4 + 1 + 36) / (unbiased ? 3f : 4f);
        assertThat(values(layer, "runningVar").toFloatArray())
                .containsExactly(new float[] {0.9f + 0.1f * variance}, within(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    void normaliseASingleValueByRunningStatisticsThatStayAsTheyAre(int axes) {
        Shape shape = new Shape(LongStream.range(0, axes).map(axis -> axis == 1 ? 2 : 1).toArray());
        Block layer = initialized(TorchLayers.batchNorm(), shape);
        NDArray input = manager.create(new float[] {3, -1}, shape);
        input.setRequiresGradient(true);
        NDArray output;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            output = forward(layer, input);
            collector.backward(output.sum());
        }
        assertThat(output.getShape()).isEqualTo(shape);
        assertThat(output.toFloatArray()).containsExactly(new float[] {3, -1}, within(1e-4f));
        assertThat(input.getGradient().toFloatArray())
                .containsExactly(new float[] {1, 1}, within(1e-4f));
        assertThat(values(layer, "runningMean").toFloatArray()).containsExactly(0, 0);
        assertThat(values(layer, "runningVar").toFloatArray()).containsExactly(1, 1);
    }

    private Block initialized(Block layer, Shape input) {
        manager.getEngine().setRandomSeed(3);
        layer.initialize(manager, DataType.FLOAT32, input);
        return layer;
    }

    private NDArray forward(Block layer, NDArray input) {
        return layer.forward(new ParameterStore(manager, false), new NDList(input), true)
                .singletonOrThrow();
    }

    /** Uniform numbers fill their range: the greatest of many is near the bound. */
    private static void assertUniform(Block layer, String name, Shape shape, double bound) {
        NDArray values = values(layer, name);
        assertThat(values.getShape()).isEqualTo(shape);
        assertThat((double) values.max().getFloat()).isBetween(0.95 * bound, bound * (1 + 1e-6));
        assertThat((double) values.min().getFloat()).isBetween(-bound * (1 + 1e-6), -0.95 * bound);
    }

    private static NDArray values(Block layer, String name) {
        return layer.getDirectParameters().get(name).getArray();
    }
}
