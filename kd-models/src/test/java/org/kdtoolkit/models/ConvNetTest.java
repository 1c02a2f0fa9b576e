package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class ConvNetTest extends BackboneContract {

    private static final ConvNetConfig CONFIG = new ConvNetConfig(List.of(32, 64, 128));

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("convnet");
    }

    @Override
    protected Record settings() {
        return CONFIG;
    }

    @Override
    protected Shape input() {
        return new Shape(1, 28, 28);
    }

    @Test
    void turns28PixelsASideInto49Tokens() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = backbone(BackboneContext.of(input(), CLASSES, manager));
            Shape batch = new Shape(BATCH).addAll(input());
            assertThat(backbone.forward(manager.zeros(batch), false).featureMap().getShape())
                    .isEqualTo(new Shape(BATCH, 49, 128));
            assertThat(backbone.featureMap()).isEqualTo(new FeatureMapShape(new Shape(7, 7), 128));
        }
    }

    @Test
    void namesItsWeightsAsPyTorchDoes() {
        try (NDManager manager = NDManager.newBaseManager()) {
            StateDict state = backbone(BackboneContext.of(input(), CLASSES, manager)).state();
            assertThat(state.entries().keySet())
                    .containsExactly(
                            "body.0.weight",
                            "body.0.bias",
                            "body.1.weight",
                            "body.1.bias",
                            "body.1.running_mean",
                            "body.1.running_var",
                            "body.4.weight",
                            "body.4.bias",
                            "body.5.weight",
                            "body.5.bias",
                            "body.5.running_mean",
                            "body.5.running_var",
                            "body.8.weight",
                            "body.8.bias",
                            "body.9.weight",
                            "body.9.bias",
                            "body.9.running_mean",
                            "body.9.running_var",
                            "head.weight",
                            "head.bias");
            assertThat(state.entries().get("body.4.weight").getArray().getShape())
                    .isEqualTo(new Shape(64, 32, 3, 3));
            assertThat(state.entries().get("head.weight").getArray().getShape())
                    .isEqualTo(new Shape(CLASSES, 128));
        }
    }

    @Test
    void hasAsManyLayersAsWidths() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone =
                    Networks.provider("convnet")
                            .create(
                                    new ConvNetConfig(List.of(8)),
                                    BackboneContext.of(new Shape(3, 2, 5), CLASSES, manager));
            assertThat(
                            backbone.forward(manager.zeros(new Shape(2, 3, 2, 5)), false)
                                    .featureMap()
                                    .getShape())
                    .isEqualTo(new Shape(2, 10, 8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"28,28", "1,3,28", "1,28,3", "1,-1,28", "-1,28,28", "3,16,28,28"})
    void refusesWhatIsNoImageOrTooSmall(String shape) {
        long[] dimensions = List.of(shape.split(",")).stream().mapToLong(Long::parseLong).toArray();
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(new Shape(dimensions), CLASSES, manager);
            assertThatThrownBy(() -> backbone(context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("images [channels, height, width] of at least 4x4")
                    .hasMessageEndingWith("has the shape " + new Shape(dimensions));
        }
    }

    @Test
    void refusesToHaveNoLayers() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(input(), CLASSES, manager);
            assertThatThrownBy(
                            () ->
                                    Networks.provider("convnet")
                                            .create(new ConvNetConfig(List.of()), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("'widths' needs at least one number");
        }
    }
}
