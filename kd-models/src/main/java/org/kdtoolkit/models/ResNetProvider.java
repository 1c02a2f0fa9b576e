package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.InputCheck;
import org.kdtoolkit.api.model.NetworkRecognizer;
import org.kdtoolkit.api.model.WeightShapes;

/** Provides {@link ResNet}. */
public final class ResNetProvider
        implements Provider<ResNetConfig, BackboneContext, Backbone>,
                NetworkRecognizer<ResNetConfig>,
                InputCheck<ResNetConfig> {

    @Override
    public Kind<BackboneContext, Backbone> kind() {
        return Kind.BACKBONE;
    }

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public Class<ResNetConfig> configuration() {
        return ResNetConfig.class;
    }

    @Override
    public String summary() {
        return "residual network for images, with the names of torchvision's weights";
    }

    @Override
    public String source() {
        return "He et al., Deep Residual Learning for Image Recognition, CVPR 2016";
    }

    @Override
    public Backbone create(ResNetConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        ResNetDepth depth = depth(configuration);
        return BlockBackbone.of(new ResNet(depth, context.classes()), context);
    }

    @Override
    public void checkInput(ResNetConfig configuration, Shape input) {
        depth(configuration);
        boolean image =
                input.dimension() == 3
                        && LongStream.of(input.getShape()).allMatch(size -> size > 0);
        if (!image) {
            throw new ConfigurationException(
                    "resnet takes images [channels, height, width], all of one size; the modality has the shape %s"
                            .formatted(input));
        }
    }

    private static ResNetDepth depth(ResNetConfig configuration) {
        int layers = configuration.layers();
        return ResNetDepth.of(layers)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "resnet has 18, 34 or 50 layers, found %d; set 'layers' to one of these"
                                                .formatted(layers)));
    }

    @Override
    public Optional<Blueprint<ResNetConfig>> recognize(WeightShapes weights) {
        return weights.has("layer1.0.conv1.weight")
                ? Optional.of(
                        new Blueprint<>(
                                new ResNetConfig(layers(weights)),
                                new Shape(weights.size("conv1.weight", 1).orElse(3), 1, 1),
                                weights.size("fc.weight", 0).orElse(1)))
                : Optional.empty();
    }

    private static int layers(WeightShapes weights) {
        if (weights.has("layer1.0.conv3.weight")) {
            return 50;
        }
        return weights.has("layer1.2.conv1.weight") ? 34 : 18;
    }
}
