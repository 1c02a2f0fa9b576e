package org.kdtoolkit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateDictTest {

    private NDManager manager;
    private StateDict state;

    @BeforeEach
    void createWeights() {
        manager = NDManager.newBaseManager();
        Linear linear = TorchLayers.linear(3, 2);
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        Block norm = TorchLayers.batchNorm();
        norm.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        StateDict body = StateDict.builder().add("0", linear).add("1", norm).build();
        state = StateDict.builder().add("body", body).build();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void namesTheWeightsOfLayersAsPyTorchDoes() {
        assertThat(state.entries().keySet())
                .containsExactly(
                        "body.0.weight",
                        "body.0.bias",
                        "body.1.weight",
                        "body.1.bias",
                        "body.1.running_mean",
                        "body.1.running_var");
        assertThat(state.arrays())
                .extracting(NDArray::getName)
                .containsExactlyElementsOf(state.entries().keySet());
    }

    @Test
    void leavesRunningStatisticsOutOfTraining() {
        assertThat(state.trainable()).hasSize(4);
        assertThat(state.trainableSize()).isEqualTo(2 * 3 + 2 + 2 + 2);
        assertThat(StateDict.empty().trainableSize()).isZero();
    }

    @Test
    void refusesTwoWeightsOfOneName() {
        StateDict.Builder builder = StateDict.builder().add("a", state);

        assertThatThrownBy(() -> builder.add("a", state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two weights are named 'a.body.0.weight'");
    }

    @Test
    void overwritesEveryWeightInPlace() {
        NDArray weight = state.entries().get("body.0.weight").getArray();
        Map<String, NDArray> values =
                Map.of(
                        "body.0.weight", manager.full(new Shape(2, 3), 1f),
                        "body.0.bias", manager.full(new Shape(2), 2f),
                        "body.1.weight", manager.full(new Shape(2), 3f),
                        "body.1.bias", manager.full(new Shape(2), 4f),
                        "body.1.running_mean", manager.full(new Shape(2), 5f),
                        "body.1.running_var", manager.full(new Shape(2), 6f),
                        "head.weight", manager.full(new Shape(9), 7f));

        state.load(values);

        assertThat(weight.toFloatArray()).containsOnly(1);
        state.entries()
                .forEach(
                        (name, parameter) ->
                                assertThat(parameter.getArray().toFloatArray())
                                        .as(name)
                                        .isEqualTo(values.get(name).toFloatArray()));
    }

    @Test
    void namesAllThatDoesNotFitAndOverwritesNothing() {
        Map<String, NDArray> values =
                Map.of(
                        "body.0.weight", manager.full(new Shape(3, 2), 1f),
                        "body.0.bias", manager.full(new Shape(2), 9f),
                        "body.1.weight", manager.full(new Shape(2), 9f),
                        "body.1.bias", manager.full(new Shape(2), 9f),
                        "body.1.running_mean", manager.full(new Shape(2), 9f));

        assertThatThrownBy(() -> state.load(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'body.0.weight' has shape (3, 2), expected (2, 3); 'body.1.running_var' is"
                                + " missing");
        assertThat(state.entries().get("body.0.bias").getArray().toFloatArray()).doesNotContain(9);
    }
}
