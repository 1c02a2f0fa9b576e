package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;
import org.kdtoolkit.testkit.Closeness;

class LinearTest extends BackboneContract {

    private static final int COLUMNS = 4000;
    private static final int MANY = 50;

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("linear");
    }

    @Override
    protected Record settings() {
        return new LinearConfig(LinearStart.TORCH);
    }

    @Override
    protected Shape input() {
        return new Shape(20);
    }

    /**
     * Logits and gradients of {@code torch.nn.Linear(3, 2)} under {@code
     * torch.nn.CrossEntropyLoss(reduction="sum")}, PyTorch 2.13 on the CPU.
     */
    @Test
    void computesWhatPyTorchsLayerComputes() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone =
                    provider().create(settings(), BackboneContext.of(new Shape(3), 2, manager));
            NDArray weight = backbone.state().entries().get("head.weight").getArray();
            NDArray bias = backbone.state().entries().get("head.bias").getArray();
            weight.set(new float[] {0.5f, -1.25f, 2, 0.25f, 1.5f, -0.75f});
            bias.set(new float[] {0.1f, -0.2f});
            NDArray input =
                    manager.create(new float[] {1, 2, -0.5f, 0.5f, -1, 1.5f}, new Shape(2, 3));
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray logits = backbone.forward(input, true).logits();
                new Closeness(1e-5, 1e-6)
                        .check(
                                "logits",
                                logits,
                                manager.create(
                                        new float[] {-2.9f, 3.425f, 4.6f, -2.7f}, new Shape(2, 2)));
                NDArray log = logits.logSoftmax(1);
                collector.backward(log.get("0, 0").add(log.get("1, 1")).neg());
            }
            new Closeness(1e-4, 1e-6)
                    .check(
                            "gradient",
                            weight.getGradient(),
                            manager.create(
                                    new float[] {
                                        -0.49854976f,
                                        -2.9957495f,
                                        1.9980936f,
                                        0.49854976f,
                                        2.9957495f,
                                        -1.9980936f
                                    },
                                    new Shape(2, 3)));
        }
    }

    @ParameterizedTest
    @EnumSource(LinearStart.class)
    void beginsWithinItsBoundsAndFillsThem(LinearStart start) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone =
                    provider()
                            .create(
                                    new LinearConfig(start),
                                    BackboneContext.of(new Shape(COLUMNS), MANY, manager));
            double bound =
                    start == LinearStart.TORCH
                            ? 1 / Math.sqrt(COLUMNS)
                            : Math.sqrt(6.0 / (COLUMNS + MANY));
            NDArray weight = backbone.state().entries().get("head.weight").getArray();
            NDArray bias = backbone.state().entries().get("head.bias").getArray();
            assertThat(weight.getShape()).isEqualTo(new Shape(MANY, COLUMNS));
            assertThat(weight.max().getFloat()).isBetween((float) (0.999 * bound), (float) bound);
            assertThat(weight.min().getFloat()).isBetween((float) -bound, (float) (-0.999 * bound));
            if (start == LinearStart.TORCH) {
                assertThat(bias.abs().max().getFloat())
                        .isBetween((float) (0.5 * bound), (float) bound);
            } else {
                assertThat(bias.toFloatArray()).containsOnly(0);
            }
        }
    }

    @Test
    void hasItsInputForAnEmbedding() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone = backbone(BackboneContext.of(input(), CLASSES, manager));
            NDArray input = manager.randomNormal(new Shape(BATCH, 20));
            StudentOutput output = backbone.forward(input, false);
            assertThat(output.embedding().toFloatArray()).isEqualTo(input.toFloatArray());
            assertThat(output.featureMap().getShape()).isEqualTo(new Shape(BATCH, 1, 20));
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
}
