package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.LayoutType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A convolution over time alone, padded by half of its kernel.
 *
 * <p>Where the engine computes in bfloat16, the step is 1 and the kernel is longer than the clip,
 * the clip gets frames of zeros on both sides, and the output loses them again: the same values,
 * but oneDNN leaves parts of the weights' gradient unwritten without (found in 3.7 and 3.12).
 */
public final class TimeConvolution extends Convolution {

    private static final int TIME = 2;
    private static final LayoutType[] LAYOUT = {
        LayoutType.BATCH, LayoutType.CHANNEL, LayoutType.DEPTH, LayoutType.HEIGHT, LayoutType.WIDTH
    };

    private final int duration;

    private TimeConvolution(Conv3d.Builder layer, int duration) {
        super(layer);
        this.duration = duration;
    }

    /**
     * The layer, without bias.
     *
     * @param out the channels of the output
     * @param duration the kernel's extent, odd
     * @param stride the step
     */
    static TimeConvolution of(int out, int duration, int stride) {
        return new TimeConvolution(
                Conv3d.builder()
                        .setKernelShape(new Shape(duration, 1, 1))
                        .setFilters(out)
                        .optStride(new Shape(stride, 1, 1))
                        .optPadding(new Shape(duration / 2, 0, 0))
                        .optBias(false),
                duration);
    }

    @Override
    protected LayoutType[] getExpectedLayout() {
        return LAYOUT.clone();
    }

    @Override
    protected String getStringLayout() {
        return LayoutType.toString(LAYOUT);
    }

    @Override
    protected int numDimensions() {
        return LAYOUT.length;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray clips = inputs.singletonOrThrow();
        long frames = clips.getShape().get(TIME);
        boolean fits = frames >= duration || getStride().get(0) > 1;
        if (fits || clips.getDataType() == DataType.FLOAT32) {
            return super.forwardInternal(parameters, inputs, training, params);
        }
        int more = duration / 2;
        NDArray wider =
                super.forwardInternal(parameters, widened(clips, more), training, params)
                        .singletonOrThrow();
        return new NDList(wider.get(":, :, " + more + ":" + (more + frames)));
    }

    private static NDList widened(NDArray clips, int more) {
        NDManager manager = clips.getManager();
        long[] shape = clips.getShape().getShape().clone();
        shape[TIME] = more;
        NDArray zeros = manager.zeros(new Shape(shape), DataType.FLOAT32);
        return new NDList(NDArrays.concat(new NDList(zeros, clips, zeros), TIME));
    }
}
