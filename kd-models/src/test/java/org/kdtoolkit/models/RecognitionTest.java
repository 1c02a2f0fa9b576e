package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;
import org.kdtoolkit.api.plugin.BackboneProvider;

/** Each provider knows its networks by their weights. */
class RecognitionTest {

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(
                        Networks.provider("convnet"),
                        new ConvNetConfig(List.of(4)),
                        new Shape(3, 8, 8)),
                Arguments.of(
                        Networks.provider("convnet"),
                        new ConvNetConfig(List.of(4, 5, 6)),
                        new Shape(1, 9, 8)),
                Arguments.of(
                        Networks.provider("linear"),
                        new LinearConfig(LinearStart.TORCH),
                        new Shape(9)),
                Arguments.of(
                        Networks.provider("mlp"), new MlpConfig(List.of(4, 7), 0), new Shape(9)),
                Arguments.of(
                        Networks.provider("r2plus1d"),
                        new R2Plus1dConfig(10, 8),
                        new Shape(3, 2, 8, 8)),
                Arguments.of(
                        Networks.provider("r2plus1d"),
                        new R2Plus1dConfig(34, 16),
                        new Shape(1, 2, 8, 8)),
                Arguments.of(
                        Networks.provider("cnn14"), new Cnn14Config(12, 2), new Shape(1, 40, 64)),
                Arguments.of(Networks.provider("resnet"), new ResNetConfig(18), new Shape(3, 8, 8)),
                Arguments.of(Networks.provider("resnet"), new ResNetConfig(34), new Shape(1, 8, 8)),
                Arguments.of(Networks.provider("resnet"), new ResNetConfig(50), new Shape(3, 8, 8)),
                Arguments.of(
                        Networks.provider("video-vit"),
                        video(VitSize.TINY, List.of(4, 16, 16), false),
                        new Shape(3, 8, 32, 32)),
                Arguments.of(
                        Networks.provider("video-vit"),
                        new VideoVitConfig(
                                VitSize.TINY,
                                Optional.of(64),
                                Optional.of(3),
                                Optional.of(1),
                                List.of(1, 4, 4),
                                true),
                        new Shape(1, 28, 28)),
                Arguments.of(
                        Networks.provider("audio-vit"),
                        new AudioVitConfig(
                                VitSize.SMALL,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(4, 16),
                                true),
                        new Shape(1, 64, 16)),
                Arguments.of(
                        Networks.provider("audio-vit"),
                        new AudioVitConfig(
                                VitSize.TINY,
                                Optional.of(24),
                                Optional.of(1),
                                Optional.of(1),
                                List.of(4, 8),
                                false),
                        new Shape(1, 16, 8)));
    }

    private static VideoVitConfig video(VitSize size, List<Integer> patch, boolean classToken) {
        return new VideoVitConfig(
                size, Optional.empty(), Optional.empty(), Optional.empty(), patch, classToken);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isKnownByItsWeights(BackboneProvider provider, Record configuration, Shape input) {
        WeightShapes weights = weights(provider, configuration, input, 7);

        Blueprint blueprint = provider.recognize(weights).orElseThrow();

        assertThat(blueprint.configuration()).isEqualTo(configuration);
        assertThat(blueprint.classes()).isEqualTo(7);
        assertThat(weights(provider, configuration, blueprint.input(), 7)).isEqualTo(weights);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void onlyTheHeadDependsOnTheClasses(
            BackboneProvider provider, Record configuration, Shape input) {
        Map<String, Shape> seven = weights(provider, configuration, input, 7).shapes();
        Map<String, Shape> eight = weights(provider, configuration, input, 8).shapes();

        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone network =
                    provider.create(configuration, BackboneContext.of(input, 7, manager));
            assertThat(seven.keySet().stream().filter(n -> !seven.get(n).equals(eight.get(n))))
                    .hasSize(2)
                    .containsExactlyInAnyOrderElementsOf(network.head());
            assertThat(network.head())
                    .allSatisfy(name -> assertThat(seven.get(name).get(0)).isEqualTo(7));
        }
    }

    @Test
    void anAudioEncoderIsNoVideoEncoder() {
        WeightShapes audio =
                weights(
                        Networks.provider("audio-vit"),
                        new AudioVitConfig(
                                VitSize.TINY,
                                Optional.of(24),
                                Optional.of(1),
                                Optional.of(1),
                                List.of(4, 8),
                                false),
                        new Shape(1, 16, 8),
                        7);

        assertThat(Networks.provider("video-vit").recognize(audio)).isEmpty();
    }

    @Test
    void aTransformerThatReadsPatchesByConvolutionIsAnother() {
        WeightShapes other =
                new WeightShapes(
                        Map.of(
                                "patch_embed.proj.weight", new Shape(192, 3, 16, 16),
                                "pos_embed", new Shape(1, 197, 192)));

        assertThat(Networks.provider("video-vit").recognize(other)).isEmpty();
        assertThat(Networks.provider("audio-vit").recognize(other)).isEmpty();
    }

    @Test
    void weightsOfNoneAreKnownByNone() {
        WeightShapes none = new WeightShapes(Map.of("0.weight", new Shape(8, 3, 3, 3, 3)));

        assertThat(new ModelsPlugin().providers())
                .hasSize(8)
                .allSatisfy(
                        provider ->
                                assertThat(((BackboneProvider) provider).recognize(none))
                                        .isEmpty());
    }

    private static WeightShapes weights(
            BackboneProvider provider, Record configuration, Shape input, int classes) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone network =
                    provider.create(configuration, BackboneContext.of(input, classes, manager));
            Map<String, Shape> shapes = new LinkedHashMap<>();
            network.state()
                    .entries()
                    .forEach((name, weight) -> shapes.put(name, weight.getArray().getShape()));
            return new WeightShapes(shapes);
        }
    }
}
