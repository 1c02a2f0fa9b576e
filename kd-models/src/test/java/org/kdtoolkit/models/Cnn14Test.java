package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class Cnn14Test extends BackboneContract {

    private static final Cnn14Config SMALL = new Cnn14Config(24, 4);

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("cnn14");
    }

    @Override
    protected Record settings() {
        return SMALL;
    }

    @Override
    protected Shape input() {
        return new Shape(1, 64, 64);
    }

    @ParameterizedTest
    @CsvSource({"1001,64,31,2", "32,32,1,1", "95,64,2,2"})
    void hasATokenForEvery32FramesAnd32Bands(long time, long mel, long outTime, long outMel) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Shape input = new Shape(1, time, mel);
            Backbone backbone = backbone(BackboneContext.of(input, CLASSES, manager));
            assertThat(backbone.featureMap())
                    .isEqualTo(new FeatureMapShape(new Shape(outTime, outMel), 24));
        }
    }

    @Test
    void embedsASinglePositionAsTwiceItsToken() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone =
                    backbone(BackboneContext.of(new Shape(1, 32, 32), CLASSES, manager));
            NDArray bias = backbone.state().entries().get("fc1.bias").getArray();
            assertThat(bias.toFloatArray()).containsOnly(0);
            StudentOutput output =
                    backbone.forward(manager.randomNormal(new Shape(2, 1, 32, 32)), false);
            assertThat(output.embedding().allClose(output.featureMap().squeeze(1).mul(2))).isTrue();
        }
    }

    @Test
    void dropsInTrainingOnly() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = backbone(BackboneContext.of(input(), CLASSES, manager));
            NDArray input = manager.randomNormal(new Shape(BATCH).addAll(input()));
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                assertThat(backbone.forward(input, true).logits().toFloatArray())
                        .isNotEqualTo(backbone.forward(input, true).logits().toFloatArray());
            }
            assertThat(backbone.forward(input, false).logits().toFloatArray())
                    .isEqualTo(backbone.forward(input, false).logits().toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"64,64", "2,64,64", "1,31,64", "1,64,31", "1,-1,64", "1,1,64,64"})
    void refusesWhatIsNoSpectrogramOrTooShort(String sizes) {
        Shape shape = new Shape(Stream.of(sizes.split(",")).mapToLong(Long::parseLong).toArray());
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(shape, CLASSES, manager);
            assertThatThrownBy(() -> backbone(context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("log-mel spectrograms [1, time, mel] of at least 32x32")
                    .hasMessageEndingWith("has the shape " + shape);
        }
    }
}
