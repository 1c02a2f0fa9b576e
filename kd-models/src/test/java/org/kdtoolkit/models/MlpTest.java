package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class MlpTest extends BackboneContract {

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("mlp");
    }

    @Override
    protected Record settings() {
        return new MlpConfig(List.of(16, 12), 0);
    }

    @Override
    protected Shape input() {
        return new Shape(20);
    }

    @Test
    void hasOneTokenThatIsItsEmbedding() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = backbone(BackboneContext.of(input(), CLASSES, manager));
            StudentOutput output =
                    backbone.forward(manager.randomNormal(new Shape(BATCH, 20)), false);
            assertThat(output.featureMap().getShape()).isEqualTo(new Shape(BATCH, 1, 12));
            assertThat(output.embedding().toFloatArray())
                    .isEqualTo(output.featureMap().toFloatArray());
        }
    }

    @Test
    void namesItsWeightsAsPyTorchDoesWithDropoutAsALayer() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = backbone(BackboneContext.of(input(), CLASSES, manager));
            assertThat(backbone.state().entries().keySet())
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
                            "head.weight",
                            "head.bias");
        }
    }

    @Test
    void dropsInTrainingOnly() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = dropping(0.9, BackboneContext.of(input(), CLASSES, manager));
            NDArray input = manager.randomNormal(new Shape(BATCH, 20));
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                assertThat(backbone.forward(input, true).logits().toFloatArray())
                        .isNotEqualTo(backbone.forward(input, true).logits().toFloatArray());
            }
            assertThat(backbone.forward(input, false).logits().toFloatArray())
                    .isEqualTo(backbone.forward(input, false).logits().toFloatArray());
        }
    }

    @Test
    void refusesWhatIsNoEmbedding() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Shape shape : List.of(new Shape(1, 28, 28), new Shape(-1), new Shape())) {
                BackboneContext context = BackboneContext.of(shape, CLASSES, manager);
                assertThatThrownBy(() -> backbone(context))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("embeddings [width]")
                        .hasMessageEndingWith("has the shape " + shape);
            }
        }
    }

    @Test
    void refusesToHaveNoLayers() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(input(), CLASSES, manager);
            assertThatThrownBy(
                            () ->
                                    Networks.provider("mlp")
                                            .create(new MlpConfig(List.of(), 0), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("'widths' needs at least one number");
        }
    }

    private static Backbone dropping(double dropout, BackboneContext context) {
        return Networks.provider("mlp").create(new MlpConfig(List.of(16, 12), dropout), context);
    }
}
