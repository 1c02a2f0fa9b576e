package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;

/** What every {@link Backbone} keeps to. */
public abstract class BackboneContract {

    /** How many samples a batch has. */
    protected static final int BATCH = 4;

    /** How many classes there are. */
    protected static final int CLASSES = 5;

    private NDManager manager;

    /** Creates the backbone under test. */
    protected abstract Backbone backbone(BackboneContext context);

    /** The shape of one sample. */
    protected abstract Shape input();

    @BeforeEach
    final void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    final void close() {
        manager.close();
    }

    @Test
    void returnsAFeatureMapItsEmbeddingAndLogits() {
        Backbone backbone = create();
        for (StudentOutput output :
                List.of(train(backbone, manager), backbone.forward(samples(manager), false))) {
            Shape map = output.featureMap().getShape();
            assertThat(map.dimension()).isEqualTo(3);
            assertThat(map.get(0)).isEqualTo(BATCH);
            FeatureMapShape layout = backbone.featureMap();
            assertThat(map.get(1)).isEqualTo(layout.tokens());
            assertThat(map.get(2)).isEqualTo(layout.width());
            assertThat(output.embedding().getShape()).isEqualTo(new Shape(BATCH, layout.width()));
            assertThat(output.logits().getShape()).isEqualTo(new Shape(BATCH, CLASSES));
        }
    }

    @Test
    void announcesTheShapesThatItReturns() {
        Backbone backbone = create();
        StudentOutput output = backbone.forward(samples(manager), false);
        assertThat(backbone.block().getOutputShapes(new Shape[] {samples(manager).getShape()}))
                .containsExactly(
                        output.featureMap().getShape(),
                        output.embedding().getShape(),
                        output.logits().getShape());
    }

    @Test
    void leavesItsWeightsAndStatisticsAloneInEvaluation() {
        Backbone backbone = create();
        Map<String, float[]> before = values(backbone);
        backbone.forward(samples(manager), false);
        assertEqual(values(backbone), before);
    }

    @Test
    void movesItsStatisticsAndNothingElseInTraining() {
        Backbone backbone = create();
        Map<String, float[]> before = values(backbone);
        train(backbone, manager);
        Map<String, float[]> after = values(backbone);
        backbone.state()
                .entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
                            } else {
                                assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name));
                            }
                        });
    }

    @Test
    void beginsWithTheSameWeightsFromTheSameSeed() {
        assertEqual(values(create()), values(create()));
    }

    @Test
    void sendsAGradientToEveryWeight() {
        Assumptions.assumeFalse(
                manager.getEngine().getEngineName().equals("MXNet"),
                "MXNet has no gradients of batch norm in evaluation");
        Backbone backbone = create();
        // in evaluation, as the batch's own statistics would cancel what is added before them
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(backbone.forward(samples(manager), false).logits().square().sum());
        }
        backbone.state()
                .entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                assertThat(largestGradient(parameter)).as(name).isPositive();
                            }
                        });
    }

    @Test
    void namesAllOfItsBlocksParameters() {
        Backbone backbone = create();
        assertThat(backbone.state().entries().values())
                .containsExactlyInAnyOrderElementsOf(backbone.block().getParameters().values());
    }

    @Test
    void leavesNoArraysBehind() {
        Backbone backbone = create();
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager()) {
            train(backbone, step);
        }
        try (NDManager step = manager.newSubManager()) {
            backbone.forward(samples(step), false);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private Backbone create() {
        manager.getEngine().setRandomSeed(17);
        return backbone(BackboneContext.of(input(), CLASSES, manager));
    }

    /** A pass forward and backward; batch norms move their statistics in the one or the other. */
    private StudentOutput train(Backbone backbone, NDManager owner) {
        try (GradientCollector collector = owner.getEngine().newGradientCollector()) {
            StudentOutput output = backbone.forward(samples(owner), true);
            collector.backward(output.logits().sum());
            return output;
        }
    }

    private NDArray samples(NDManager owner) {
        owner.getEngine().setRandomSeed(18);
        return owner.randomNormal(new Shape(BATCH).addAll(input()));
    }

    private static float largestGradient(Parameter parameter) {
        try (NDArray gradient = parameter.getArray().getGradient();
                NDArray largest = gradient.abs().max()) {
            return largest.getFloat();
        }
    }

    private static Map<String, float[]> values(Backbone backbone) {
        Map<String, float[]> values = new LinkedHashMap<>();
        backbone.state()
                .entries()
                .forEach(
                        (name, parameter) -> values.put(name, parameter.getArray().toFloatArray()));
        return values;
    }

    private static void assertEqual(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> assertThat(actual.get(name)).as(name).isEqualTo(value));
    }
}
