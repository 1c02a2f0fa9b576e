package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * The same network of PyTorch's layers, with the same weights. The figures come from a module
 * written down for this test after the paper, under torchvision's names, and computed with PyTorch
 * 2.13 on the CPU in evaluation mode; the loss is the mean cross entropy.
 */
class ResNetParityTest {

    private static final double TOLERANCE = 1e-3;

    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() throws IOException {
        manager = NDManager.newBaseManager();
        fixture = figures(manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> networks() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            return figures(manager).names("", "/logits");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void seesWhatPyTorchsLayersSee(String name) throws IOException {
        StudentOutput output = backbone(name).forward(fixture.get("in/images"), false);
        check("map", output.featureMap(), fixture.get(name + "/map"));
        check("feature", output.embedding(), fixture.get(name + "/feature"));
        check("logits", output.logits(), fixture.get(name + "/logits"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasTheGradientsOfPyTorchsLayers(String name) throws IOException {
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"),
                "MXNet has no gradients of batch norm in evaluation");
        Backbone backbone = backbone(name);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentOutput output = backbone.forward(fixture.get("in/images"), false);
            collector.backward(
                    Loss.softmaxCrossEntropyLoss()
                            .evaluate(
                                    new NDList(fixture.get("in/targets")),
                                    new NDList(output.logits())));
        }
        NDList norms = new NDList();
        backbone.state()
                .trainable()
                .forEach(weight -> norms.add(weight.getArray().getGradient().norm()));
        check("norms", NDArrays.stack(norms), fixture.get(name + "/norms"));
    }

    private Backbone backbone(String name) throws IOException {
        int layers = Integer.parseInt(name.substring("resnet".length()));
        int classes = Math.toIntExact(fixture.get(name + "/logits").getShape().get(1));
        Backbone backbone =
                Networks.provider("resnet")
                        .create(
                                new ResNetConfig(layers),
                                BackboneContext.of(
                                        fixture.get("in/images").getShape().slice(1),
                                        classes,
                                        manager));
        try (InputStream in = resource("state_dict.json")) {
            HashedWeights weights = HashedWeights.of(in, name);
            weights.assertNames(backbone.state());
            weights.fill(backbone.state(), manager);
        }
        return backbone;
    }

    private static Fixture figures(NDManager manager) throws IOException {
        try (InputStream in = resource("figures.npz")) {
            return Fixture.read("resnet", in, manager);
        }
    }

    private static InputStream resource(String file) {
        return ResNetParityTest.class.getResourceAsStream("/resnet/" + file);
    }

    private static void check(String what, NDArray actual, NDArray expected) {
        double largest = expected.abs().max().getFloat();
        new Closeness(TOLERANCE, TOLERANCE * largest).check(what, actual, expected);
    }
}
