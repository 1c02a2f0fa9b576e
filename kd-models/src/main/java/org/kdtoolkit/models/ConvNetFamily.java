package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/** The {@link ConvNet}s that configurations describe. */
final class ConvNetFamily {

    /** Height and width of an image that any number of layers fits into. */
    private static final long LARGE = 1024;

    private ConvNetFamily() {}

    static Backbone create(ConvNetConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        List<Integer> widths = configuration.widths();
        Shape input = context.input();
        return BlockBackbone.of(new ConvNet(input.get(0), widths, context.classes()), context);
    }

    static void checkInput(ConvNetConfig configuration, Shape input) {
        List<Integer> widths = configuration.widths();
        if (widths.isEmpty()) {
            throw new ConfigurationException(
                    "convnet has no layers; 'widths' needs at least one number");
        }
        long least = ConvNet.leastSide(widths);
        boolean image =
                input.dimension() == 3
                        && input.get(0) > 0
                        && input.get(1) >= least
                        && input.get(2) >= least;
        if (!image) {
            throw new ConfigurationException(
                    "convnet with %d layers takes images [channels, height, width] of at least %dx%d pixels, all of one size; the modality has the shape %s"
                            .formatted(widths.size(), least, least, input));
        }
    }

    static Optional<Blueprint> recognize(WeightShapes weights) {
        List<Integer> widths = PlainLayers.in(weights);
        OptionalInt channels = weights.size("body.0.weight", 1);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        long side = Math.max(ConvNet.leastSide(widths), LARGE);
        return Optional.of(
                new Blueprint(
                        new ConvNetConfig(widths),
                        new Shape(channels.getAsInt(), side, side),
                        weights.size("head.weight", 0).orElse(1)));
    }
}
