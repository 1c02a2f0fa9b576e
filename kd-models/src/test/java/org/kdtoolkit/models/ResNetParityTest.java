package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(ints = {18, 34, 50})
    void seesWhatPyTorchsLayersSee(int layers) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("resnet", manager);
            String name = "resnet" + layers + "/";
            StudentOutput output =
                    backbone(layers, fixture, manager).forward(fixture.get("in/images"), false);
            check("map", output.featureMap(), fixture.get(name + "map"));
            check("feature", output.embedding(), fixture.get(name + "feature"));
            check("logits", output.logits(), fixture.get(name + "logits"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 34, 50})
    void hasTheGradientsOfPyTorchsLayers(int layers) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Assumptions.assumeTrue(
                    manager.getEngine().getEngineName().equals("PyTorch"),
                    "MXNet has no gradients of batch norm in evaluation");
            Fixture fixture = Fixture.load("resnet", manager);
            Backbone backbone = backbone(layers, fixture, manager);
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
            NDArray expected = fixture.get("resnet" + layers + "/norms");
            check("norms", NDArrays.stack(norms), expected);
        }
    }

    private static Backbone backbone(int layers, Fixture fixture, NDManager manager) {
        String name = "resnet" + layers;
        int classes = Math.toIntExact(fixture.get(name + "/logits").getShape().get(1));
        Backbone backbone =
                new ResNetProvider()
                        .create(
                                new ResNetConfig(layers),
                                new BackboneContext(
                                        fixture.get("in/images").getShape().slice(1),
                                        classes,
                                        manager));
        HashedWeights weights = HashedWeights.of("resnet_state_dict.json", name);
        weights.assertNames(backbone.state());
        weights.fill(backbone.state(), manager);
        return backbone;
    }

    private static void check(String what, NDArray actual, NDArray expected) {
        double largest = expected.abs().max().getFloat();
        new Closeness(TOLERANCE, TOLERANCE * largest).check(what, actual, expected);
    }
}
