package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;
import org.kdtoolkit.testkit.Closeness;

/** What is beyond the contract and the published figures. */
class VitTest {

    private static final Shape PICTURE = new Shape(1, 8, 8);
    private static final Shape SPECTROGRAM = new Shape(1, 16, 8);
    private static final Closeness CLOSE = new Closeness(1e-4, 1e-5);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"), "runs on PyTorch only");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aPictureIsAClipOfOneFrame() {
        TokenEncoder encoder = video(PICTURE, true);
        NDArray pictures = manager.randomNormal(new Shape(2).addAll(PICTURE));
        assertThat(encoder.featureMap()).isEqualTo(new FeatureMapShape(new Shape(1, 2, 2), 8));
        assertThat(encoder.forward(pictures.expandDims(2), false).embedding().toFloatArray())
                .isEqualTo(encoder.forward(pictures, false).embedding().toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsPartsMakeTheWhole(boolean classToken) {
        TokenEncoder encoder = video(PICTURE, classToken);
        NDArray pictures = manager.randomNormal(new Shape(2).addAll(PICTURE));
        StudentOutput whole = encoder.forward(pictures, false);

        Encoded parts = encoder.encode(encoder.embed(pictures));

        assertThat(encoder.hasClassToken()).isEqualTo(classToken);
        assertThat(parts.tokens().getShape()).isEqualTo(new Shape(2, classToken ? 5 : 4, 8));
        assertThat(parts.lastAttention()).isEmpty();
        assertThat(parts.patches().toFloatArray()).isEqualTo(whole.featureMap().toFloatArray());
        Encoded attending = encoder.encodeAttending(encoder.embed(pictures));
        // who looks at the attention gets it by other steps of arithmetic
        CLOSE.check("tokens", attending.tokens(), parts.tokens());
        NDArray sums = attending.lastAttention().orElseThrow().sum(new int[] {3});
        new Closeness(0, 1e-5).check("sums of attention", sums, sums.onesLike());
    }

    @Test
    void encodesSomeOfTheTokens() {
        TokenEncoder encoder = video(PICTURE, true);
        NDArray tokens = encoder.embed(manager.randomNormal(new Shape(2).addAll(PICTURE)));
        assertThat(encoder.encode(tokens.get(":, 1:3")).tokens().getShape())
                .isEqualTo(new Shape(2, 3, 8));
    }

    @Test
    void sharedBlocksAreOneAndTheRestIsNot() {
        TokenEncoder video = video(PICTURE, true);
        TokenEncoder audio = audio(SPECTROGRAM, new Shape(8, 2, 2));
        NDArray sound = manager.randomNormal(new Shape(2).addAll(SPECTROGRAM));
        float[] before = audio.forward(sound, false).embedding().toFloatArray();

        audio.shareBlocks(video);

        Map<String, Parameter> ofVideo = video.state().entries();
        audio.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (name.startsWith("encoder.")) {
                                assertThat(weight).as(name).isSameAs(ofVideo.get(name));
                            } else {
                                assertThat(ofVideo.values()).as(name).doesNotContain(weight);
                            }
                        });
        assertThat(audio.block().getParameters().values())
                .containsExactlyInAnyOrderElementsOf(audio.state().entries().values());
        assertThat(audio.forward(sound, false).embedding().toFloatArray()).isNotEqualTo(before);
        audio.shareBlocks(video);
        assertThat(audio.forward(sound, false).embedding().toFloatArray()).doesNotContain(0);
    }

    @Test
    void blocksOfAnotherSizeAreNotShared() {
        TokenEncoder video = video(PICTURE, true);
        TokenEncoder audio = audio(SPECTROGRAM, new Shape(8, 2, 4));
        assertThatThrownBy(() -> audio.shareBlocks(video))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "only blocks of one width, depth and number of heads can be shared, found"
                                + " width 8, depth 2, heads 4 and width 8, depth 2, heads 2");
    }

    @Test
    void aViewThatPatchesDoNotDivideIsRefused() {
        TokenEncoder video = video(PICTURE, true);
        NDArray view = manager.zeros(new Shape(2, 1, 8, 6));
        assertThatThrownBy(() -> video.embed(view))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("(1, 8, 6) is no multiple of the patch [1, 4, 4]");
    }

    @Test
    void leavesNoArraysBehind() {
        TokenEncoder encoder = video(PICTURE, true);
        int before = manager.getManagedArrays().size();
        for (Shape shape : List.of(PICTURE, new Shape(1, 12, 4))) {
            try (NDManager step = manager.newSubManager();
                    GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray input = step.randomNormal(new Shape(2).addAll(shape));
                Encoded encoded = encoder.encodeAttending(encoder.embed(input));
                encoder.patches(input);
                collector.backward(encoded.patches().sum());
            }
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void learnsPositionsThroughTheirInterpolation() {
        TokenEncoder video = video(new Shape(1, 4, 8, 8), true);
        TokenEncoder audio = audio(SPECTROGRAM, new Shape(8, 2, 2));
        assertSlopes(video, manager.randomNormal(new Shape(2, 1, 6, 12, 4)), "enc_pos_embed");
        assertSlopes(audio, manager.randomNormal(new Shape(2, 1, 24, 8)), "enc_pos_embed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cls_token",
                "cuboid_embed.proj.weight",
                "encoder.blocks.0.attn.qkv.weight",
                "encoder.blocks.0.attn.proj.bias",
                "encoder.blocks.0.norm1.weight",
                "encoder.blocks.1.mlp.fc1.weight",
                "encoder_norm.weight"
            })
    void hasTheSlopesOfItsValues(String weight) {
        assertSlopes(
                video(PICTURE, true), manager.randomNormal(new Shape(2).addAll(PICTURE)), weight);
    }

    /** Compares a weight's gradient in a direction with differences. */
    private void assertSlopes(TokenEncoder encoder, NDArray input, String name) {
        // small tokens before a norm are too far from linear for differences
        for (String token : List.of("cls_token", "enc_pos_embed")) {
            NDArray array = encoder.state().entries().get(token).getArray();
            StateDict.overwrite(array, manager.randomNormal(array.getShape()));
        }
        NDArray weight = encoder.state().entries().get(name).getArray();
        NDArray direction = manager.randomNormal(weight.getShape());
        NDArray coefficients =
                manager.randomNormal(encoder.encode(encoder.embed(input)).tokens().getShape());
        Supplier<NDArray> value =
                () -> encoder.encode(encoder.embed(input)).tokens().mul(coefficients).sum();
        weight.setRequiresGradient(true);
        double slope;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(value.get());
            try (NDArray gradient = weight.getGradient()) {
                slope = gradient.mul(direction).sum().getFloat();
            }
        }
        weight.setRequiresGradient(false);
        NDArray point = weight.duplicate();
        DoubleUnaryOperator along =
                step -> {
                    StateDict.overwrite(weight, point.add(direction.mul(step)));
                    return value.get().getFloat();
                };
        double step = 1e-2;
        double differences =
                (4 * (along.applyAsDouble(step / 2) - along.applyAsDouble(-step / 2)) / step
                                - (along.applyAsDouble(step) - along.applyAsDouble(-step))
                                        / (2 * step))
                        / 3;
        assertThat(slope).as(name).isCloseTo(differences, within(1e-2 + 1e-2 * Math.abs(slope)));
    }

    private TokenEncoder video(Shape input, boolean classToken) {
        return (TokenEncoder)
                Networks.provider("video-vit")
                        .create(
                                new VideoVitConfig(
                                        VitSize.TINY,
                                        Optional.of(8),
                                        Optional.of(2),
                                        Optional.of(2),
                                        List.of(input.dimension() == 3 ? 1 : 2, 4, 4),
                                        classToken),
                                BackboneContext.of(input, 3, manager));
    }

    /** An audio encoder whose size is [width, depth, heads]. */
    private TokenEncoder audio(Shape input, Shape size) {
        return (TokenEncoder)
                Networks.provider("audio-vit")
                        .create(
                                new AudioVitConfig(
                                        VitSize.TINY,
                                        Optional.of((int) size.get(0)),
                                        Optional.of((int) size.get(1)),
                                        Optional.of((int) size.get(2)),
                                        List.of(4, 4),
                                        true),
                                BackboneContext.of(input, 3, manager));
    }
}
