package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;

/** Provides the {@link Mlp}. */
public final class MlpProvider implements Provider<MlpConfig, BackboneContext, Backbone> {

    @Override
    public Kind<BackboneContext, Backbone> kind() {
        return Kind.BACKBONE;
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public Class<MlpConfig> configuration() {
        return MlpConfig.class;
    }

    @Override
    public String summary() {
        return "multilayer perceptron for embeddings, with batch norm";
    }

    @Override
    public Backbone create(MlpConfig configuration, BackboneContext context) {
        if (configuration.widths().isEmpty()) {
            throw new ConfigurationException(
                    "mlp has no layers; 'widths' needs at least one number");
        }
        Shape input = context.input();
        if (input.dimension() != 1 || input.get(0) < 1) {
            throw new ConfigurationException(
                    "mlp takes embeddings [width] of one known width; the student's modality has the shape %s"
                            .formatted(input));
        }
        Mlp network =
                new Mlp(
                        input.get(0),
                        configuration.widths(),
                        configuration.dropout(),
                        context.classes());
        return BlockBackbone.of(network, context);
    }
}
