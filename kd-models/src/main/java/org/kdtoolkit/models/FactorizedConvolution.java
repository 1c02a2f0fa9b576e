package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A convolution over time and space in two: over space, batch norm, ReLU, then over time (Tran et
 * al., 2018, section 3.5). Neither has a bias.
 *
 * @param in the channels of the input
 * @param out the channels of the output
 * @param duration the kernel's extent in time, odd
 * @param side the kernel's extent in height and width, odd
 * @param timeStride the step in time
 * @param spaceStride the step in height and width
 */
record FactorizedConvolution(
        long in, int out, int duration, int side, int timeStride, int spaceStride) {

    /** A convolution of equal extent and step in time and space. */
    static FactorizedConvolution cubic(long in, int out, int kernel, int stride) {
        return new FactorizedConvolution(in, out, kernel, kernel, stride, stride);
    }

    /** The channels between the two: as many as leave it the weights of one joint convolution. */
    int between() {
        long area = (long) side * side;
        return Math.toIntExact(duration * area * in * out / (area * in + (long) duration * out));
    }

    /** The layers, with fresh weights as PyTorch's begin. */
    NamedLayers layers() {
        int between = between();
        return new NamedLayers()
                .add("spatial_conv", overSpace(between))
                .add("bn", TorchLayers.batchNorm())
                .add(Activation.reluBlock())
                .add("temporal_conv", overTime(between));
    }

    private Block overSpace(int between) {
        Conv3d layer =
                Conv3d.builder()
                        .setKernelShape(new Shape(1, side, side))
                        .setFilters(between)
                        .optStride(new Shape(1, spaceStride, spaceStride))
                        .optPadding(new Shape(0, side / 2, side / 2))
                        .optBias(false)
                        .build();
        return uniform(layer, in * side * side);
    }

    private Block overTime(int in) {
        return uniform(TimeConvolution.of(out, duration, timeStride), (long) in * duration);
    }

    private static Block uniform(Block layer, long fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        layer.setInitializer(new UniformInitializer(bound), parameter -> true);
        return layer;
    }
}
