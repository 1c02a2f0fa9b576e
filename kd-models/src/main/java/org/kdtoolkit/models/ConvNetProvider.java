package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.InputCheck;
import org.kdtoolkit.api.model.NetworkRecognizer;
import org.kdtoolkit.api.model.WeightShapes;

/** Provides the {@link ConvNet}. */
public final class ConvNetProvider
        implements Provider<ConvNetConfig, BackboneContext, Backbone>,
                NetworkRecognizer<ConvNetConfig>,
                InputCheck<ConvNetConfig> {

    /** Height and width of an image that any number of layers fits into. */
    private static final long LARGE = 1024;

    @Override
    public Kind<BackboneContext, Backbone> kind() {
        return Kind.BACKBONE;
    }

    @Override
    public String name() {
        return "convnet";
    }

    @Override
    public Class<ConvNetConfig> configuration() {
        return ConvNetConfig.class;
    }

    @Override
    public String summary() {
        return "small convolutional network for images, 3x3 convolutions with batch norm";
    }

    @Override
    public Backbone create(ConvNetConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        List<Integer> widths = configuration.widths();
        Shape input = context.input();
        return BlockBackbone.of(new ConvNet(input.get(0), widths, context.classes()), context);
    }

    @Override
    public void checkInput(ConvNetConfig configuration, Shape input) {
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

    @Override
    public Optional<Blueprint<ConvNetConfig>> recognize(WeightShapes weights) {
        List<Integer> widths = LayerWidths.in(weights);
        OptionalInt channels = weights.size("body.0.weight", 1);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        long side = Math.max(ConvNet.leastSide(widths), LARGE);
        return Optional.of(
                new Blueprint<>(
                        new ConvNetConfig(widths),
                        new Shape(channels.getAsInt(), side, side),
                        weights.size("head.weight", 0).orElse(1)));
    }
}
