package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StudentOutput;

/** What is beyond the contract: what a stage is before its activation. */
class PreactivationsTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> unpooledStages() {
        return Stream.of(
                Arguments.of(
                        "convnet", new ConvNetConfig(List.of(4, 6)), new Shape(1, 8, 10), "layer2"),
                Arguments.of("mlp", new MlpConfig(List.of(5, 3), 0.5), new Shape(9), "layer1"),
                Arguments.of(
                        "r2plus1d", new R2Plus1dConfig(10, 8), new Shape(3, 2, 8, 12), "conv3"),
                Arguments.of("resnet", new ResNetConfig(18), new Shape(3, 40, 33), "layer3"),
                Arguments.of("cnn14", new Cnn14Config(24, 4), new Shape(1, 96, 64), "conv_block6"));
    }

    @ParameterizedTest
    @MethodSource("unpooledStages")
    void theReluOfItIsTheStage(String name, Record settings, Shape input, String stage) {
        Backbone backbone = create(name, settings, input);
        String before = Preactivation.nameOf(stage);
        StudentOutput output =
                backbone.forward(
                        manager.randomNormal(new Shape(3).addAll(input)),
                        false,
                        Set.of(stage, before));
        assertThat(output.stages()).containsOnlyKeys(stage, before);
        assertThat(output.stage(before).min().getFloat()).isNegative();
        assertThat(Activation.relu(output.stage(before)).toFloatArray())
                .isEqualTo(output.stage(stage).toFloatArray());
    }

    @Test
    void itIsOfTheGridBeforePooling() {
        Backbone backbone =
                create("convnet", new ConvNetConfig(List.of(4, 6)), new Shape(1, 8, 10));
        Preactivation first = backbone.preactivations().get("layer1");
        assertThat(first.layout()).isEqualTo(new FeatureMapShape(new Shape(8, 10), 4));
        assertThat(backbone.stages().get("layer1"))
                .isEqualTo(new FeatureMapShape(new Shape(4, 5), 4));
    }

    @Test
    void ofAResidualBlockItHasTheNormOfThePath() {
        Backbone backbone = create("resnet", new ResNetConfig(18), new Shape(3, 32, 32));
        NDArray weight = backbone.state().entries().get("layer2.1.bn2.weight").getArray();
        weight.muli(3);
        Preactivation second = backbone.preactivations().get("layer2");
        assertThat(second.hasNorm()).isTrue();
        assertThat(second.scale()).hasSize(128).containsOnly(3f);
        assertThat(second.shift()).hasSize(128).containsOnly(0f);
    }

    @Test
    void aNetworkWithoutReluRefusesToGiveIt() {
        Backbone backbone = create("linear", new LinearConfig(LinearStart.TORCH), new Shape(4));
        NDArray rows = manager.zeros(new Shape(2, 4));
        String before = Preactivation.nameOf("layer1");
        assertThat(backbone.preactivations()).isEmpty();
        assertThatThrownBy(() -> backbone.forward(rows, false, Set.of(before)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no stages");
    }

    private Backbone create(String name, Record settings, Shape input) {
        return new ModelsPlugin()
                .provider(org.kdtoolkit.api.plugin.Kind.BACKBONE, name)
                .create(settings, BackboneContext.of(input, 3, manager));
    }
}
