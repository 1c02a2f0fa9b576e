package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/** The {@link Cnn14}s that configurations describe. */
final class Cnn14Family {

    private static final int PUBLISHED_EMBEDDING = 2048;
    private static final int PUBLISHED_MEL = 64;

    private Cnn14Family() {}

    static Backbone create(Cnn14Config configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        Cnn14 network =
                new Cnn14(configuration.channels(), configuration.embedding(), context.classes());
        return BlockBackbone.of(network, context);
    }

    static void checkInput(Cnn14Config configuration, Shape input) {
        boolean spectrogram =
                input.dimension() == 3
                        && input.get(0) == 1
                        && input.get(1) >= Cnn14.STRIDE
                        && input.get(2) >= Cnn14.STRIDE;
        if (!spectrogram) {
            throw new ConfigurationException(
                    "cnn14 takes log-mel spectrograms [1, time, mel] of at least %dx%d, all of one size; the modality has the shape %s"
                            .formatted(Cnn14.STRIDE, Cnn14.STRIDE, input));
        }
    }

    static Optional<Blueprint> recognize(WeightShapes weights) {
        OptionalInt channels = weights.size("conv_block1.conv1.weight", 0);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        int embedding = weights.size("fc1.weight", 0).orElse(PUBLISHED_EMBEDDING);
        int mel = Math.max(Cnn14.STRIDE, weights.size("bn0.weight", 0).orElse(PUBLISHED_MEL));
        return Optional.of(
                new Blueprint(
                        new Cnn14Config(embedding, channels.getAsInt()),
                        new Shape(1, Cnn14.STRIDE, mel),
                        weights.size("fc_audioset.weight", 0).orElse(1)));
    }
}
