package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * Gives a feature map another number of channels: a convolution 1x1 without bias and a batch norm.
 * As it is there in training alone, the batch's own statistics are all that it needs.
 */
final class ChannelEmbedding implements Stateful {

    private static final double EPSILON = 1e-5;
    private static final int[] VALUES = {0};

    private final Parameter kernel;
    private final Parameter scale;
    private final Parameter shift;

    ChannelEmbedding(int in, int out, NDManager manager) {
        float bound = (float) (1 / Math.sqrt(in));
        kernel = parameter(new Shape(out, in, 1, 1), new UniformInitializer(bound), manager);
        scale = parameter(new Shape(out), Initializer.ONES, manager);
        shift = parameter(new Shape(out), Initializer.ZEROS, manager);
    }

    private static Parameter parameter(Shape shape, Initializer initializer, NDManager manager) {
        Parameter parameter =
                Parameter.builder()
                        .setName("weight")
                        .setType(Parameter.Type.OTHER)
                        .optShape(shape)
                        .optInitializer(initializer)
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("conv.weight", kernel)
                .add("norm.weight", scale)
                .add("norm.bias", shift)
                .build();
    }

    /** Embeds tokens, [B, K, in] to [B, K, out]. */
    NDArray of(NDArray tokens) {
        Shape shape = kernel.getArray().getShape();
        NDArray weight = kernel.getArray().reshape(shape.get(0), shape.get(1));
        weight.attach(tokens.getManager());
        NDArray mapped = Linear.linear(tokens.reshape(-1, shape.get(1)), weight).singletonOrThrow();
        NDArray centred = mapped.sub(mapped.mean(VALUES, true));
        NDArray variance = centred.square().mean(VALUES, true);
        NDArray unit = centred.div(Scalars.plus(variance, EPSILON).sqrt());
        return unit.mul(scale.getArray())
                .add(shift.getArray())
                .reshape(tokens.getShape().get(0), -1, shape.get(0));
    }
}
