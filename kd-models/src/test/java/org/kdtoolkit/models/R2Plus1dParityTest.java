package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** The published network with the same weights. */
class R2Plus1dParityTest {

    private static final double EVALUATION = 1e-3;

    private static final double TRAINING = 1e-2;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r21d", "r21d34"})
    void hasThePublishedNamesAndShapes(String name) {
        weights(name).assertNames(backbone(Fixture.load(name, manager)).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r21d", "r21d34"})
    void isFilledWithTheSameWeights(String name) {
        Fixture fixture = Fixture.load(name, manager);
        Closeness exact = new Closeness(1e-7, 0);
        exact.check("first", weights(name).first(), doubles(fixture.get("check/first")));
        exact.check("last", weights(name).last(), doubles(fixture.get("check/last")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r21d", "r21d34"})
    void evaluatesAsPublished(String name) {
        Fixture fixture = Fixture.load(name, manager);
        Backbone backbone = backbone(fixture);
        weights(name).fill(backbone.state(), manager);
        StudentOutput output = backbone.forward(fixture.get("in/video"), false);
        outputs(output)
                .forEach(
                        (what, array) -> {
                            NDArray expected = fixture.get("out/eval/" + what);
                            double largest = expected.abs().max().getFloat();
                            new Closeness(EVALUATION, EVALUATION * largest)
                                    .check(what, array, expected);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"r21d", "r21d34"})
    void hasThePublishedGradientsInEvaluation(String name) {
        assumePyTorch("MXNet has no gradients of batch norm in evaluation");
        Fixture fixture = Fixture.load(name, manager);
        Backbone backbone = backbone(fixture);
        weights(name).fill(backbone.state(), manager);
        step(backbone, fixture, "eval", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r21d", "r21d34"})
    void trainsAsPublished(String name) {
        assumePyTorch("MXNet's running variance takes in the biased variance");
        Fixture fixture = Fixture.load(name, manager);
        Backbone backbone = backbone(fixture);
        weights(name).fill(backbone.state(), manager);
        outputs(step(backbone, fixture, "train", true))
                .forEach(
                        (what, array) -> assertNear(what, array, fixture.get("out/train/" + what)));
        for (String kind : List.of("running_mean", "running_var")) {
            assertNear(kind, statistics(backbone, kind), fixture.get("out/train/" + kind));
        }
    }

    private void assumePyTorch(String reason) {
        Assumptions.assumeTrue(manager.getEngine().getEngineName().equals("PyTorch"), reason);
    }

    /** A pass forward and backward, whose loss and gradients must be the published ones. */
    private static StudentOutput step(
            Backbone backbone, Fixture fixture, String mode, boolean training) {
        NDArray video = fixture.get("in/video");
        video.setRequiresGradient(true);
        try (GradientCollector collector = video.getManager().getEngine().newGradientCollector()) {
            StudentOutput output = backbone.forward(video, training);
            NDArray loss =
                    Loss.softmaxCrossEntropyLoss()
                            .evaluate(
                                    new NDList(fixture.get("in/targets")),
                                    new NDList(output.logits()));
            collector.backward(loss);
            assertNear("loss", loss, fixture.get("out/" + mode + "/loss"));
            checkGradients(backbone, video, fixture.under("grad/" + mode + "/"));
            return output;
        }
    }

    private static Map<String, NDArray> outputs(StudentOutput output) {
        return Map.of(
                "map", output.featureMap(),
                "feature", output.embedding(),
                "logits", output.logits());
    }

    private static void checkGradients(
            Backbone backbone, NDArray video, Map<String, NDArray> expected) {
        List<Parameter> weights = backbone.state().trainable();
        double[] norms = weights.stream().mapToDouble(weight -> norm(weight.getArray())).toArray();
        new Closeness(TRAINING, 0).check("norms", norms, doubles(expected.get("norms")));
        expected.forEach(
                (name, figures) -> {
                    if (!name.equals("norms")) {
                        NDArray array =
                                name.equals("video")
                                        ? video
                                        : backbone.state().entries().get(name).getArray();
                        try (NDArray gradient = array.getGradient()) {
                            assertNear(name, gradient, figures);
                        }
                    }
                });
    }

    private static double norm(NDArray weight) {
        try (NDArray gradient = weight.getGradient();
                NDArray norm = gradient.norm()) {
            return norm.getFloat();
        }
    }

    private static void assertNear(String what, NDArray actual, NDArray expected) {
        NDArray difference = actual.reshape(expected.getShape()).sub(expected);
        assertThat(difference.norm().getFloat() / expected.norm().getFloat())
                .as("relative error of %s", what)
                .isLessThan((float) TRAINING);
    }

    private static NDArray statistics(Backbone backbone, String kind) {
        List<NDArray> arrays =
                backbone.state().entries().entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(kind))
                        .map(entry -> entry.getValue().getArray())
                        .toList();
        return NDArrays.concat(new NDList(arrays));
    }

    private Backbone backbone(Fixture fixture) {
        boolean deep = fixture.number("hp/model_depth") == 34;
        Shape input = fixture.get("in/video").getShape().slice(1);
        return Networks.provider("r2plus1d")
                .create(
                        new R2Plus1dConfig(deep ? 34 : 10, (int) fixture.number("hp/vid_dim")),
                        BackboneContext.of(input, (int) fixture.number("hp/n_classes"), manager));
    }

    private static HashedWeights weights(String name) {
        return HashedWeights.of(name + "_state_dict.json");
    }

    private static double[] doubles(NDArray array) {
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
