package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/** The {@link LinearNetwork}s that configurations describe. */
final class LinearFamily {

    private static final String WEIGHT = "head.weight";

    private LinearFamily() {}

    static Backbone create(LinearConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        int columns = Math.toIntExact(context.input().get(0));
        return BlockBackbone.of(
                new LinearNetwork(columns, context.classes(), configuration.start()), context);
    }

    static void checkInput(LinearConfig configuration, Shape input) {
        if (input.dimension() != 1 || input.get(0) < 1) {
            throw new ConfigurationException(
                    "linear takes embeddings [width] of one known width; the modality has the shape %s"
                            .formatted(input));
        }
    }

    /** It has a head and nothing else, as no other network. */
    static Optional<Blueprint> recognize(WeightShapes weights) {
        OptionalInt columns = weights.size(WEIGHT, 1);
        return columns.isPresent() && weights.shapes().size() == 2
                ? Optional.of(
                        new Blueprint(
                                new LinearConfig(LinearStart.TORCH),
                                new Shape(columns.getAsInt()),
                                weights.size(WEIGHT, 0).orElse(1)))
                : Optional.empty();
    }
}
