package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.Initializer;

/**
 * A two-dimensional convolution without bias and with a square kernel, padded by half of it: with
 * step 1 an image keeps its size.
 *
 * @param out the channels of the output
 * @param kernel the kernel's side, odd
 * @param stride the step in height and width
 * @param initializer of the weights
 */
record PlainConvolution(int out, int kernel, int stride, Initializer initializer) {

    /** The layer. */
    Conv2d layer() {
        Conv2d layer =
                Conv2d.builder()
                        .setKernelShape(new Shape(kernel, kernel))
                        .setFilters(out)
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .optBias(false)
                        .build();
        layer.setInitializer(initializer, parameter -> true);
        return layer;
    }
}
