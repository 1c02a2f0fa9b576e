package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.logits.KdLoss;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class VkdObjectiveTest {

    private static final Closeness CLOSENESS = new Closeness(1e-3, 1e-5);
    private static final String ORIGINAL = "parametrizations.weight.original";
    private static final String BASE = "parametrizations.weight.0.base";

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(11);
        fixture = Fixture.load("vkd", manager);
        parity = FixtureParity.of(fixture, CLOSENESS, CLOSENESS);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> cases() {
        return Fixture.namesIn("vkd", "out/", "/Q").stream()
                .flatMap(
                        name ->
                                Stream.of(VkdSigns.values())
                                        .map(signs -> Arguments.of(name, signs)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedProjectorLossAndGradients(String name, VkdSigns signs) {
        OrthogonalProjector projector = projector(name, signs);
        NDArray tokens = input(name, "tokens");
        NDArray distilled = input(name, "distill_token");
        NDArray classified = input(name, "class_token");
        NDArray teacher =
                fixture.get("in/" + name + "/teacher_map").mean(new int[] {3}).mean(new int[] {2});
        NDArray[] head = head(name, "head");
        NDArray[] distilling = head(name, "head_dist");
        String out = "out/" + name + "/";
        NDArray projected;
        NDArray repr;
        NDArray kl;
        NDArray xe;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            projected = projector.map(tokens.mean(new int[] {1}));
            repr =
                    new VkdLoss()
                            .evaluate(projected, teacher)
                            .mul(Scalars.beside(projected, fixture.number("hp/alpha")));
            NDArray scores = Linear.linear(distilled, distilling[0], distilling[1]).get(0);
            kl =
                    new KdLoss(fixture.number("hp/T"))
                            .evaluate(scores, fixture.get("in/" + name + "/teacher_logits"))
                            .mul(Scalars.beside(projected, fixture.number("hp/gamma")));
            NDArray logits = Linear.linear(classified, head[0], head[1]).get(0);
            NDArray own =
                    fixture.get("in/" + name + "/targets").oneHot((int) logits.getShape().get(1));
            xe = logits.logSoftmax(1).mul(own).sum(new int[] {1}).mean().neg();
            collector.backward(repr.add(kl).add(xe));
        }
        parity.value(projector.weight(manager), out + "Q");
        parity.value(projected, out + "projected");
        parity.value(VkdLoss.normalized(teacher), out + "teacher_normalised");
        parity.value(repr, out + "repr");
        parity.value(kl, out + "kl");
        parity.value(xe, out + "xe");
        parity.value(repr.add(kl).add(xe), out + "loss");
        String grad = "grad/" + name + "/";
        parity.gradient(tokens.getGradient(), grad + "tokens");
        parity.gradient(distilled.getGradient(), grad + "distill_token");
        parity.gradient(classified.getGradient(), grad + "class_token");
        parity.gradients(projector.state(), grad + "projector.");
        parity.gradient(head[0].getGradient(), grad + "head.weight");
        parity.gradient(head[1].getGradient(), grad + "head.bias");
        parity.gradient(distilling[0].getGradient(), grad + "head_dist.weight");
        parity.gradient(distilling[1].getGradient(), grad + "head_dist.bias");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void losesItsProjectorToWeightDecayOnlyAsPublished(String name, VkdSigns signs) {
        OrthogonalProjector projector = projector(name, signs);
        NDArray before = projector.weight(manager);
        NDArray original = projector.state().entries().get(ORIGINAL).getArray();
        StateDict.overwrite(original, original.mul(1 - 5e-4 * 0.05).stopGradient());
        NDArray after = projector.weight(manager);
        if (signs == VkdSigns.PUBLISHED) {
            parity.value(after, "out/" + name + "/Q_decayed");
        } else {
            new Closeness(1e-3, 1e-4).check("weight", after, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "7, 3", "5, 5", "1, 1", "1, 4"})
    void isOrthogonalAtTheBeginningAndWhateverIsTrained(int in, int out) {
        OrthogonalProjector projector =
                new OrthogonalProjector(in, out, VkdSigns.CONSTANT, manager);
        NDArray base = projector.state().entries().get(BASE).getArray();
        NDArray begin = projector.weight(manager);
        NDArray columns = base.get(":, :" + Math.min(in, out));
        new Closeness(0, 1e-6).check("begin", begin, in > out ? columns.transpose() : columns);
        assertOrthogonal(begin);
        NDArray original = projector.state().entries().get(ORIGINAL).getArray();
        StateDict.overwrite(original, manager.randomNormal(original.getShape()).mul(3));
        assertOrthogonal(projector.weight(manager));
    }

    private void assertOrthogonal(NDArray weight) {
        long rows = weight.getShape().get(0);
        NDArray tall = rows < weight.getShape().get(1) ? weight.transpose() : weight;
        NDArray product = tall.transpose().matMul(tall);
        int size = (int) product.getShape().get(0);
        new Closeness(0, 1e-4).check("orthogonal", product, manager.eye(size));
    }

    @Test
    void computesExponentialsOfLargeMatrices() {
        NDArray turn = manager.create(new float[] {0, -100, 100, 0}, new Shape(2, 2));
        float cosine = (float) Math.cos(100);
        float sine = (float) Math.sin(100);
        NDArray expected =
                manager.create(new float[] {cosine, -sine, sine, cosine}, new Shape(2, 2));
        new Closeness(0, 1e-3).check("turn", MatrixExponential.of(turn), expected);
    }

    @Test
    void namesItsWeightsAsPublished() {
        List<String> names =
                List.copyOf(
                        new VkdObjective(projector("up", VkdSigns.CONSTANT))
                                .state()
                                .entries()
                                .keySet());
        assertThat(names).containsExactly("projector." + ORIGINAL, "projector." + BASE);
    }

    private OrthogonalProjector projector(String name, VkdSigns signs) {
        String prefix = "w/" + name + "/projector.";
        Map<String, NDArray> weights = fixture.under(prefix);
        Shape shape = weights.get(ORIGINAL).getShape();
        OrthogonalProjector projector =
                new OrthogonalProjector((int) shape.get(1), (int) shape.get(0), signs, manager);
        projector.state().load(weights);
        return projector;
    }

    private NDArray input(String name, String key) {
        NDArray input = fixture.get("in/" + name + "/" + key).duplicate();
        input.setRequiresGradient(true);
        return input;
    }

    private NDArray[] head(String name, String head) {
        return Stream.of("weight", "bias")
                .map(
                        key -> {
                            NDArray weight =
                                    fixture.get("w/" + name + "/" + head + "." + key).duplicate();
                            weight.setRequiresGradient(true);
                            return weight;
                        })
                .toArray(NDArray[]::new);
    }

    @Nested
    class Contract extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new VkdObjective(new VkdConfig(VkdSigns.CONSTANT), context);
        }
    }
}
