package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.models.NamedLayers;

/**
 * What brings a student's map to the teacher's channels: convolutions 1x1, 3x3 and 1x1 without
 * bias, each with batch norm and ReLU, of which the inner ones are narrower. Weights begin as
 * PyTorch's do, and have the published names.
 */
final class Transfer {

    private static final int INNER_KERNEL = 3;

    private Transfer() {}

    /**
     * The layers [B, Ds, height, width] to [B, Dt, height, width], not yet initialised.
     *
     * @param student the number of channels Ds
     * @param teacher the number of channels Dt
     * @param factor by how much the inner layers are narrower, rounded down to whole channels
     */
    static NamedLayers layers(int student, int teacher, int factor) {
        int inner = teacher / factor;
        return new NamedLayers()
                .add("0", convolution(student, inner, 1))
                .add("1", TorchLayers.batchNorm())
                .add(Activation.reluBlock())
                .add("3", convolution(inner, inner, INNER_KERNEL))
                .add("4", TorchLayers.batchNorm())
                .add(Activation.reluBlock())
                .add("6", convolution(inner, teacher, 1))
                .add("7", TorchLayers.batchNorm())
                .add(Activation.reluBlock());
    }

    private static Conv2d convolution(int in, int out, int kernel) {
        Conv2d layer =
                Conv2d.builder()
                        .setKernelShape(new Shape(kernel, kernel))
                        .setFilters(out)
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .optBias(false)
                        .build();
        float bound = (float) (1 / Math.sqrt((double) in * kernel * kernel));
        layer.setInitializer(new UniformInitializer(bound), Parameter.Type.WEIGHT);
        return layer;
    }
}
