package org.kdtoolkit.models;

import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.model.TorchLayers;

/** How the weights of a single linear layer begin. */
public enum LinearStart {
    /** Uniform in ±1/sqrt(columns), weight and bias, as {@code torch.nn.Linear}. */
    TORCH {
        @Override
        Linear layer(int columns, int classes) {
            return TorchLayers.linear(columns, classes);
        }
    },
    /**
     * The weight uniform in ±sqrt(6 / (columns + classes)), the bias 0, as Keras' {@code Dense}
     * (Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
     * networks, 2010, equation 16).
     */
    GLOROT {
        @Override
        Linear layer(int columns, int classes) {
            Linear layer = Linear.builder().setUnits(classes).build();
            float bound = (float) Math.sqrt(6.0 / (columns + classes));
            layer.setInitializer(new UniformInitializer(bound), Parameter.Type.WEIGHT);
            layer.setInitializer(Initializer.ZEROS, Parameter.Type.BIAS);
            return layer;
        }
    };

    /** A layer with bias whose weights are drawn when it is initialised. */
    abstract Linear layer(int columns, int classes);
}
