package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/** The {@link ResNet}s that configurations describe. */
final class ResNetFamily {

    private ResNetFamily() {}

    static Backbone create(ResNetConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        ResNetDepth depth = depth(configuration);
        return BlockBackbone.of(new ResNet(depth, context.classes()), context);
    }

    static void checkInput(ResNetConfig configuration, Shape input) {
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

    static Optional<Blueprint> recognize(WeightShapes weights) {
        return weights.has("layer1.0.conv1.weight")
                ? Optional.of(
                        new Blueprint(
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
