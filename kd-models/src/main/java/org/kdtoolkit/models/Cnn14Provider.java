package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
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

/** Provides {@link Cnn14}. */
public final class Cnn14Provider
        implements Provider<Cnn14Config, BackboneContext, Backbone>,
                NetworkRecognizer<Cnn14Config>,
                InputCheck<Cnn14Config> {

    private static final int PUBLISHED_EMBEDDING = 2048;
    private static final int PUBLISHED_MEL = 64;

    @Override
    public Kind<BackboneContext, Backbone> kind() {
        return Kind.BACKBONE;
    }

    @Override
    public String name() {
        return "cnn14";
    }

    @Override
    public Class<Cnn14Config> configuration() {
        return Cnn14Config.class;
    }

    @Override
    public String summary() {
        return "convolutional network for log-mel spectrograms, from PANNs";
    }

    @Override
    public String source() {
        return "Kong et al., PANNs: Large-Scale Pretrained Audio Neural Networks for Audio Pattern"
                + " Recognition, 2020";
    }

    @Override
    public Backbone create(Cnn14Config configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        Cnn14 network =
                new Cnn14(configuration.channels(), configuration.embedding(), context.classes());
        return BlockBackbone.of(network, context);
    }

    @Override
    public void checkInput(Cnn14Config configuration, Shape input) {
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

    @Override
    public Optional<Blueprint<Cnn14Config>> recognize(WeightShapes weights) {
        OptionalInt channels = weights.size("conv_block1.conv1.weight", 0);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        int embedding = weights.size("fc1.weight", 0).orElse(PUBLISHED_EMBEDDING);
        int mel = Math.max(Cnn14.STRIDE, weights.size("bn0.weight", 0).orElse(PUBLISHED_MEL));
        return Optional.of(
                new Blueprint<>(
                        new Cnn14Config(embedding, channels.getAsInt()),
                        new Shape(1, Cnn14.STRIDE, mel),
                        weights.size("fc_audioset.weight", 0).orElse(1)));
    }
}
