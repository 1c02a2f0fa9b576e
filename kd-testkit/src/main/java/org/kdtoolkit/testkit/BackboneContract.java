package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.BackboneFactory;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.NotDescribedException;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.BackboneProvider;

/**
 * What every {@link Backbone} keeps to. A test class extends this and says which network is meant:
 *
 * <pre>{@code
 * class MyBackboneTest extends BackboneContract {
 *     @Override
 *     protected BackboneProvider provider() {
 *         return new MyPlugin().provider(Kind.BACKBONE, "my-network");
 *     }
 *
 *     @Override
 *     protected Record settings() {
 *         return new MyConfig(16);
 *     }
 *
 *     @Override
 *     protected Shape input() {
 *         return new Shape(1, 12, 12);
 *     }
 * }
 * }</pre>
 */
public abstract class BackboneContract {

    /** How many samples a batch has. */
    protected static final int BATCH = 4;

    /** How many classes there are. */
    protected static final int CLASSES = 5;

    private NDManager manager;

    /** The provider of the backbone under test. */
    protected abstract BackboneProvider provider();

    /** The backbone's configuration. */
    protected abstract Record settings();

    /** The shape of one sample. */
    protected abstract Shape input();

    /** The shapes of samples that it takes, which may be more than the one that it is made for. */
    protected List<Shape> taken() {
        return List.of(input());
    }

    /** Makes the networks that are parts of it; by default none are known. */
    protected BackboneFactory networks() {
        return BackboneFactory.none();
    }

    /** Creates the backbone under test. */
    protected final Backbone backbone(BackboneContext context) {
        return provider().create(settings(), context);
    }

    @BeforeEach
    final void open() {
        manager = NDManager.newBaseManager();
        String engine = manager.getEngine().getEngineName();
        Assumptions.assumeTrue(provider().runsOn(engine), "does not run on " + engine);
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
    void refusesNoInputThatItTakes() {
        assertThatCode(() -> provider().checkInput(settings(), input())).doesNotThrowAnyException();
    }

    @Test
    void hasTheStagesThatItsProviderNames() {
        assertThat(create().stages().keySet())
                .containsExactlyElementsOf(provider().stages(settings()));
    }

    @Test
    void givesTheStagesThatItIsAskedForAndNoOthers() {
        Backbone backbone = create();
        Map<String, FeatureMapShape> layouts = backbone.stages();
        assertThat(backbone.forward(samples(manager), false).stages()).isEmpty();
        assertThat(backbone.forward(samples(manager), false, layouts.keySet()).stages().keySet())
                .containsExactlyElementsOf(layouts.keySet());
        layouts.forEach(
                (name, layout) -> {
                    StudentOutput output = backbone.forward(samples(manager), false, Set.of(name));
                    assertThat(output.stages()).containsOnlyKeys(name);
                    assertThat(output.stage(name).getShape())
                            .as(name)
                            .isEqualTo(new Shape(BATCH, layout.tokens(), layout.width()));
                });
    }

    @Test
    void returnsTheSameWhetherItIsAskedForStagesOrNot() {
        Backbone backbone = create();
        StudentOutput without = backbone.forward(samples(manager), false);
        StudentOutput with = backbone.forward(samples(manager), false, backbone.stages().keySet());
        assertThat(with.featureMap().toFloatArray()).isEqualTo(without.featureMap().toFloatArray());
        assertThat(with.embedding().toFloatArray()).isEqualTo(without.embedding().toFloatArray());
        assertThat(with.logits().toFloatArray()).isEqualTo(without.logits().toFloatArray());
    }

    @Test
    void hasThePreactivationsThatItsProviderNames() {
        assertThat(create().preactivations().keySet())
                .containsExactlyElementsOf(provider().preactivations(settings()))
                .isSubsetOf(create().stages().keySet());
    }

    @Test
    void givesStagesBeforeTheirActivationsOfTheLayoutThatItAnnounces() {
        Backbone backbone = create();
        backbone.preactivations()
                .forEach(
                        (stage, map) -> {
                            String name = Preactivation.nameOf(stage);
                            StudentOutput output =
                                    backbone.forward(samples(manager), false, Set.of(name));
                            assertThat(output.stages()).containsOnlyKeys(name);
                            FeatureMapShape layout = map.layout();
                            assertThat(output.stage(name).getShape())
                                    .as(name)
                                    .isEqualTo(new Shape(BATCH, layout.tokens(), layout.width()));
                        });
    }

    @Test
    void sendsAGradientThroughEachStage() {
        Backbone backbone = create();
        for (String name : backbone.stages().keySet()) {
            NDArray input = samples(manager);
            input.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray map = backbone.forward(input, true, Set.of(name)).stage(name);
                // not the plain sum, which batch norm holds at 0
                collector.backward(map.mul(manager.randomNormal(map.getShape())).sum());
            }
            assertThat(largestGradient(input)).as(name).isPositive();
        }
    }

    @Test
    void refusesAStageThatItDoesNotHave() {
        Backbone backbone = create();
        NDArray samples = samples(manager);
        assertThatThrownBy(() -> backbone.forward(samples, false, Set.of("no such stage")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no such stage'")
                .hasMessageContaining(String.join(", ", backbone.stages().keySet()));
    }

    @Test
    void makesItsLogitsByTheHeadThatItGivesAway() {
        Backbone backbone = create();
        StudentOutput output = backbone.forward(samples(manager), false);
        Optional<Head> head = output.head();
        Assumptions.assumeTrue(head.isPresent(), "the head is not given away as a function");
        new Closeness(1e-5, 1e-5)
                .check("logits", output.logits(output.embedding()), output.logits());
        Map<String, Parameter> weights = backbone.state().entries();
        assertThat(head.get().weights())
                .as("the head's own weights, not copies")
                .containsExactlyInAnyOrderElementsOf(
                        backbone.head().stream()
                                .map(name -> weights.get(name).getArray())
                                .toList());
    }

    @Test
    void describesWhatItComputes() {
        Backbone backbone = create();
        RandomWeights.into(backbone.state(), 19);
        for (int size : new int[] {1, BATCH}) {
            NDArray samples = manager.randomNormal(new Shape(size).addAll(input()));
            ComputedGraph graph = new ComputedGraph(samples, backbone.state());
            GraphOutputs described = described(backbone, graph);
            StudentOutput computed = backbone.forward(samples, false);
            checkDescribed("embedding", graph, described.embedding(), computed.embedding());
            checkDescribed("logits", graph, described.logits(), computed.logits());
        }
    }

    @Test
    void describesItsFeatureMapWhereItTellsOfOne() {
        Backbone backbone = create();
        RandomWeights.into(backbone.state(), 19);
        NDArray samples = samples(manager);
        ComputedGraph graph = new ComputedGraph(samples, backbone.state());
        GraphValue map;
        try {
            map = backbone.describeFeatureMap(graph, graph.input());
        } catch (NotDescribedException e) {
            Assumptions.abort("can't be part of a network for other runtimes: " + e.getMessage());
            return;
        }
        checkDescribed("feature map", graph, map, backbone.forward(samples, false).featureMap());
    }

    private GraphOutputs described(Backbone backbone, ComputedGraph graph) {
        try {
            return backbone.describe(graph, graph.input());
        } catch (NotDescribedException e) {
            return Assumptions.abort("can't be written for other runtimes: " + e.getMessage());
        }
    }

    /** Compares with what the largest value allows: sums of other orders differ by so much. */
    private static void checkDescribed(
            String what, ComputedGraph graph, GraphValue described, NDArray computed) {
        NDArray told = graph.array(described);
        assertThat(told.getShape()).as(what).isEqualTo(computed.getShape());
        double largest = computed.abs().max().getFloat();
        new Closeness(0, 1e-5 + 1e-4 * largest).check(what + " as described", told, computed);
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
                                assertThat(largestGradient(parameter.getArray()))
                                        .as(name)
                                        .isPositive();
                            }
                        });
    }

    @Test
    void itsGradientsDependOnNothingThatIsFreedBeforeTheBackwardPass() {
        Assumptions.assumeFalse(
                manager.getEngine().getEngineName().equals("MXNet"),
                "MXNet has no gradients of batch norm in evaluation");
        Backbone backbone = create();
        for (Shape shape : taken()) {
            NDArray samples = manager.randomNormal(new Shape(BATCH).addAll(shape));
            Map<String, float[]> expected = gradients(backbone, samples, () -> {});
            assertEqual(gradients(backbone, samples, FreedMemory::collect), expected);
        }
    }

    private Map<String, float[]> gradients(Backbone backbone, NDArray samples, Runnable between) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = backbone.forward(samples, false).logits().square().sum();
            between.run();
            collector.backward(loss);
            backbone.state()
                    .entries()
                    .forEach(
                            (name, parameter) -> {
                                if (parameter.requiresGradient()) {
                                    try (NDArray gradient = parameter.getArray().getGradient()) {
                                        gradients.put(name, gradient.toFloatArray());
                                    }
                                }
                            });
            collector.zeroGradients();
        }
        return gradients;
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
            StudentOutput output =
                    backbone.forward(samples(step), false, backbone.stages().keySet());
            output.head().ifPresent(head -> head.logits(output.embedding()));
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private Backbone create() {
        manager.getEngine().setRandomSeed(17);
        return backbone(BackboneContext.of(input(), CLASSES, manager, networks()));
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

    private static float largestGradient(NDArray array) {
        try (NDArray gradient = array.getGradient();
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
