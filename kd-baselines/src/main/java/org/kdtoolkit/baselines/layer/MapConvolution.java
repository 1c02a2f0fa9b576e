package org.kdtoolkit.baselines.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.training.initializer.UniformInitializer;
import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A convolution of maps [B, D, grid...] with one to three axes, padded so that the grid stays as it
 * is: {@code weight} and, where there is one, {@code bias} in its state, as PyTorch lays them out.
 */
public final class MapConvolution implements Stateful {

    private static final int MOST_AXES = 3;

    private final int axes;
    private final int kernel;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private MapConvolution(int axes, int kernel, Parameter weight, Optional<Parameter> bias) {
        this.axes = axes;
        this.kernel = kernel;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A convolution without bias whose weights begin uniform in ±bound/sqrt(in * kernel^axes).
     *
     * @param size of the kernel
     * @param bound 1 as PyTorch's convolutions begin; sqrt(3) for values of the variance 1/fan-in
     * @param manager owns the weights; its engine's random numbers initialise them
     */
    public static MapConvolution plain(Kernel size, double bound, NDManager manager) {
        return new MapConvolution(
                size.axes(),
                size.side(),
                parameter("weight", Parameter.Type.WEIGHT, size.weight(), size, bound, manager),
                Optional.empty());
    }

    /**
     * A convolution with bias that begins as PyTorch's do, uniform in ±1/sqrt(in * kernel^axes).
     */
    public static MapConvolution biased(Kernel size, NDManager manager) {
        return new MapConvolution(
                size.axes(),
                size.side(),
                parameter("weight", Parameter.Type.WEIGHT, size.weight(), size, 1, manager),
                Optional.of(
                        parameter(
                                "bias",
                                Parameter.Type.BIAS,
                                new Shape(size.out()),
                                size,
                                1,
                                manager)));
    }

    private static Parameter parameter(
            String name,
            Parameter.Type type,
            Shape shape,
            Kernel size,
            double bound,
            NDManager manager) {
        float range = (float) (bound / Math.sqrt(size.fanIn()));
        Parameter parameter =
                Parameter.builder()
                        .setName(name)
                        .setType(type)
                        .optShape(shape)
                        .optInitializer(new UniformInitializer(range))
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    /**
     * Applies the convolution.
     *
     * @param map [B, in, grid...]; its manager owns the result
     * @return [B, out, grid...]
     */
    public NDArray of(NDArray map) {
        Shape one = filled(1);
        Shape padding = filled(kernel / 2);
        NDArray kernels = weight.getArray();
        NDArray offset = bias.map(Parameter::getArray).orElse(null);
        NDList output =
                switch (axes) {
                    case 1 -> Conv1d.conv1d(map, kernels, offset, one, padding, one, 1);
                    case 2 -> Conv2d.conv2d(map, kernels, offset, one, padding, one, 1);
                    default -> Conv3d.conv3d(map, kernels, offset, one, padding, one, 1);
                };
        return output.singletonOrThrow();
    }

    private Shape filled(long value) {
        return repeated(value, axes);
    }

    private static Shape repeated(long value, int times) {
        long[] values = new long[times];
        Arrays.fill(values, value);
        return new Shape(values);
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder().add("weight", weight);
        bias.ifPresent(parameter -> state.add("bias", parameter));
        return state.build();
    }

    /**
     * The size of a convolution.
     *
     * @param in the number of channels that it reads
     * @param out the number of channels that it writes
     * @param side how long the kernel is along each axis, odd
     * @param axes the number of axes of the maps' grids, from 1 to 3
     */
    public record Kernel(int in, int out, int side, int axes) {

        /**
         * Checks the number of axes.
         *
         * @throws IllegalArgumentException if there are none, or more than three
         */
        public Kernel {
            if (axes < 1 || axes > MOST_AXES) {
                throw new IllegalArgumentException(
                        "expected a map of one to three axes, found " + axes);
            }
        }

        private Shape weight() {
            return new Shape(out, in).addAll(repeated(side, axes));
        }

        private double fanIn() {
            return in * Math.pow(side, axes);
        }
    }
}
