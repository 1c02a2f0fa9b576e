package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.convolutional.Convolution.ConvolutionBuilder;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.UniformInitializer;
import java.util.Arrays;
import org.kdtoolkit.api.ConfigurationException;

/** The layers of heads with the weights that the published code begins with. */
final class HeadLayers {

    private static final float LINEAR_DEVIATION = 0.02f;

    private HeadLayers() {}

    /** A linear layer; its weights begin normal, its bias zero. */
    static Linear linear(long out, boolean bias) {
        Linear layer = Linear.builder().setUnits(out).optBias(bias).build();
        layer.setInitializer(new NormalInitializer(LINEAR_DEVIATION), Parameter.Type.WEIGHT);
        return layer;
    }

    /**
     * A convolution without bias of each channel by itself, with a kernel of three positions along
     * each axis.
     *
     * @param axes of the grid
     * @param channels in and out
     * @param stride along each axis
     */
    static Block depthwise(int axes, int channels, int stride) {
        ConvolutionBuilder<?> builder =
                convolution(axes, channels, 3)
                        .optStride(cube(axes, stride))
                        .optPadding(cube(axes, 1))
                        .optGroups(channels)
                        .optBias(false);
        return normal(builder, channels * Math.pow(3, axes));
    }

    /** A convolution without bias that mixes the channels of a position. */
    static Block pointwise(int axes, int out) {
        return normal(convolution(axes, out, 1).optBias(false), out);
    }

    /** The same with a bias, which begins uniform in ±1/sqrt(in). */
    static Block biasedPointwise(int axes, int in, int out) {
        Block layer = normal(convolution(axes, out, 1), out);
        float bound = (float) (1 / Math.sqrt(in));
        layer.setInitializer(new UniformInitializer(bound), Parameter.Type.BIAS);
        return layer;
    }

    /** Normal with a variance of 2 over what a value passes on to (He et al., 2015). */
    private static Block normal(ConvolutionBuilder<?> builder, double fanOut) {
        Block layer = build(builder);
        float deviation = (float) Math.sqrt(2 / fanOut);
        layer.setInitializer(new NormalInitializer(deviation), Parameter.Type.WEIGHT);
        return layer;
    }

    private static ConvolutionBuilder<?> convolution(int axes, int out, int kernel) {
        return builder(axes).setKernelShape(cube(axes, kernel)).setFilters(out);
    }

    private static ConvolutionBuilder<?> builder(int axes) {
        return switch (axes) {
            case 1 -> Conv1d.builder();
            case 2 -> Conv2d.builder();
            case 3 -> Conv3d.builder();
            default ->
                    throw new ConfigurationException(
                            "ofa's convolutions are made for maps of one to three axes, found %d; take 'heads: transformer'"
                                    .formatted(axes));
        };
    }

    private static Block build(ConvolutionBuilder<?> builder) {
        if (builder instanceof Conv1d.Builder line) {
            return line.build();
        }
        return builder instanceof Conv2d.Builder plane
                ? plane.build()
                : ((Conv3d.Builder) builder).build();
    }

    private static Shape cube(int axes, int side) {
        long[] sides = new long[axes];
        Arrays.fill(sides, side);
        return new Shape(sides);
    }
}
