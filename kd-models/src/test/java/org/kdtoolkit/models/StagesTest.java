package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
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
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;

/** What is beyond the contract: which stages there are, and where. */
class StagesTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> pooledNetworks() {
        return Stream.of(
                Arguments.of("convnet", new ConvNetConfig(List.of(4, 6)), new Shape(1, 8, 10)),
                Arguments.of("mlp", new MlpConfig(List.of(5, 3), 0.5), new Shape(9)),
                Arguments.of("r2plus1d", new R2Plus1dConfig(10, 8), new Shape(3, 2, 8, 12)),
                Arguments.of("resnet", new ResNetConfig(18), new Shape(3, 40, 33)));
    }

    @ParameterizedTest
    @MethodSource("pooledNetworks")
    void theLastIsTheFeatureMap(String name, Record settings, Shape input) {
        Backbone backbone = create(name, settings, input);
        List<String> stages = List.copyOf(backbone.stages().keySet());
        String last = stages.get(stages.size() - 1);
        StudentOutput output =
                backbone.forward(
                        manager.randomNormal(new Shape(3).addAll(input)), false, Set.of(last));

        assertThat(backbone.stages().get(last)).isEqualTo(backbone.featureMap());
        assertThat(output.stage(last).getShape()).isEqualTo(output.featureMap().getShape());
        assertThat(output.stage(last).toFloatArray()).isEqualTo(output.featureMap().toFloatArray());
    }

    @Test
    void oneOfResNetIsAsWideAndAsFineAsItsBlocks() {
        assertThat(create("resnet", new ResNetConfig(50), new Shape(3, 64, 96)).stages())
                .containsExactly(
                        Map.entry("layer1", new FeatureMapShape(new Shape(16, 24), 256)),
                        Map.entry("layer2", new FeatureMapShape(new Shape(8, 12), 512)),
                        Map.entry("layer3", new FeatureMapShape(new Shape(4, 6), 1024)),
                        Map.entry("layer4", new FeatureMapShape(new Shape(2, 3), 2048)));
    }

    @Test
    void oneOfR2Plus1dKeepsTime() {
        assertThat(create("r2plus1d", new R2Plus1dConfig(34, 16), new Shape(3, 8, 32, 48)).stages())
                .containsExactly(
                        Map.entry("conv2", new FeatureMapShape(new Shape(8, 16, 24), 64)),
                        Map.entry("conv3", new FeatureMapShape(new Shape(4, 8, 12), 128)),
                        Map.entry("conv4", new FeatureMapShape(new Shape(2, 4, 6), 256)),
                        Map.entry("conv5", new FeatureMapShape(new Shape(1, 2, 3), 16)));
    }

    @Test
    void oneOfCnn14IsPooled() {
        assertThat(create("cnn14", new Cnn14Config(24, 4), new Shape(1, 96, 64)).stages())
                .containsExactly(
                        Map.entry("conv_block1", new FeatureMapShape(new Shape(48, 32), 4)),
                        Map.entry("conv_block2", new FeatureMapShape(new Shape(24, 16), 8)),
                        Map.entry("conv_block3", new FeatureMapShape(new Shape(12, 8), 16)),
                        Map.entry("conv_block4", new FeatureMapShape(new Shape(6, 4), 32)),
                        Map.entry("conv_block5", new FeatureMapShape(new Shape(3, 2), 64)),
                        Map.entry("conv_block6", new FeatureMapShape(new Shape(3, 2), 128)));
    }

    @Test
    void thereIsOneForEachWidth() {
        assertThat(
                        create("convnet", new ConvNetConfig(List.of(4, 6)), new Shape(1, 8, 10))
                                .stages())
                .containsExactly(
                        Map.entry("layer1", new FeatureMapShape(new Shape(4, 5), 4)),
                        Map.entry("layer2", new FeatureMapShape(new Shape(4, 5), 6)));
        assertThat(create("mlp", new MlpConfig(List.of(5, 3), 0), new Shape(9)).stages())
                .containsExactly(
                        Map.entry("layer1", FeatureMapShape.token(5)),
                        Map.entry("layer2", FeatureMapShape.token(3)));
    }

    @Test
    void anUnknownOneIsRefusedWithThoseThereAre() {
        Backbone backbone = create("resnet", new ResNetConfig(18), new Shape(3, 32, 32));
        NDArray images = manager.zeros(new Shape(1, 3, 32, 32));
        assertThatThrownBy(() -> backbone.forward(images, false, Set.of("layer4", "layer5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the network has no stage 'layer5', only [layer1, layer2, layer3,"
                                + " layer4]");
    }

    @Test
    void twoOfOneNameAreRefused() {
        NamedLayers layers =
                new NamedLayers().add("first", TorchLayers.linear(2, 2)).stage("middle");
        assertThatThrownBy(() -> layers.add(Activation.reluBlock()).stage("middle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two stages are named 'middle'");
    }

    private Backbone create(String name, Record settings, Shape input) {
        return Networks.provider(name).create(settings, BackboneContext.of(input, 2, manager));
    }
}
