package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.UniformInitializer;
import org.apiguardian.api.API;

/**
 * DJL's layers with the defaults of PyTorch's layers of the same name: published methods were tuned
 * with those.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TorchLayers {

    private TorchLayers() {}

    /**
     * A linear layer with bias; both parameters begin uniform in ±1/sqrt(in).
     *
     * @param in the width of the input
     * @param out the width of the output
     */
    public static Linear linear(long in, long out) {
        return uniform(Linear.builder().setUnits(out).build(), in);
    }

    /**
     * A two-dimensional convolution with bias and a square kernel, padded so that the image keeps
     * its size; both parameters begin uniform in ±1/sqrt(in * kernel * kernel).
     *
     * @param in the number of input channels
     * @param out the number of output channels
     * @param kernel the kernel's side, odd
     */
    public static Conv2d conv2d(long in, int out, int kernel) {
        return uniform(convolution(out, kernel).build(), in * kernel * kernel);
    }

    /** The same without bias, as before a {@link #batchNorm() batch norm}. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static Conv2d unbiasedConv2d(long in, int out, int kernel) {
        return uniform(convolution(out, kernel).optBias(false).build(), in * kernel * kernel);
    }

    private static Conv2d.Builder convolution(int out, int kernel) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(out)
                .optPadding(new Shape(kernel / 2, kernel / 2));
    }

    /**
     * A batch norm over axis 1 with epsilon 1e-5, whose running statistics keep nine tenths of
     * their value at each batch: what DJL calls a momentum of 0.9 is one of 0.1 to PyTorch. On the
     * PyTorch engine they move in the forward pass, and the variance that they take in is the
     * unbiased one; on MXNet they move in the backward pass, and it is the biased one. A single
     * value a channel has no variance: in training too it is normalised by the running statistics,
     * which it does not move.
     */
    public static Block batchNorm() {
        return new ChannelNorm();
    }

    /**
     * Batch norm over axis 1 as a function.
     *
     * @param input [B, D, ...]; its manager owns the result
     * @param mean the running mean [D], which moves in training
     * @param variance the running variance [D], which moves in training
     * @param scale [D]
     * @param shift [D]
     * @param momentum what a batch leaves of the running statistics, from 0 to 1
     * @param epsilon added to the variance
     * @param training whether the batch's statistics are used, or the running ones
     * @return [B, D, ...]
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static NDList batchNorm(
            NDArray input,
            NDArray mean,
            NDArray variance,
            NDArray scale,
            NDArray shift,
            float momentum,
            float epsilon,
            boolean training) {
        // PyTorch normalises axis 1 anyway; told so, DJL swaps the axis with itself before and
        // after
        boolean onPyTorch = input.getManager().getEngine().getEngineName().equals("PyTorch");
        return input.getNDArrayInternal()
                .batchNorm(
                        input,
                        mean,
                        variance,
                        scale,
                        shift,
                        onPyTorch ? -1 : 1,
                        momentum,
                        epsilon,
                        training);
    }

    private static <B extends Block> B uniform(B layer, long fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        layer.setInitializer(new UniformInitializer(bound), parameter -> true);
        return layer;
    }
}
