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

/** The {@link Mlp}s that configurations describe. */
final class MlpFamily {

    /** 2 GiB, with as much again for gradients, and twice as much for what an optimiser keeps. */
    private static final long MOST_WEIGHTS = 1L << 29;

    private MlpFamily() {}

    static Backbone create(MlpConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        Shape input = context.input();
        Mlp network =
                new Mlp(
                        input.get(0),
                        configuration.widths(),
                        configuration.dropout(),
                        context.classes());
        return BlockBackbone.of(network, context);
    }

    static void checkInput(MlpConfig configuration, Shape input) {
        if (configuration.widths().isEmpty()) {
            throw new ConfigurationException(
                    "mlp has no layers; 'widths' needs at least one number");
        }
        if (input.dimension() != 1 || input.get(0) < 1) {
            throw new ConfigurationException(
                    "mlp takes embeddings [width] of one known width; the modality has the shape %s"
                            .formatted(input));
        }
        long weights = weights(input.get(0), configuration.widths());
        if (weights > MOST_WEIGHTS) {
            throw new ConfigurationException(
                    "mlp has %d weights, of which memory holds %d; choose smaller 'widths'"
                            .formatted(weights, MOST_WEIGHTS));
        }
    }

    private static long weights(long inputs, List<Integer> widths) {
        long weights = 0;
        long inner = inputs;
        for (int width : widths) {
            weights += inner * width;
            inner = width;
        }
        return weights;
    }

    static Optional<Blueprint> recognize(WeightShapes weights) {
        OptionalInt features = weights.size("body.0.weight", 1);
        return features.isPresent()
                ? Optional.of(
                        new Blueprint(
                                new MlpConfig(PlainLayers.in(weights), 0),
                                new Shape(features.getAsInt()),
                                weights.size("head.weight", 0).orElse(1)))
                : Optional.empty();
    }
}
