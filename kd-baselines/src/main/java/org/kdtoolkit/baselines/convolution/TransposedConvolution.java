package org.kdtoolkit.baselines.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;

/**
 * PyTorch's {@code ConvTranspose2d} with bias, with its layout of the weight [in, out, kernel,
 * kernel] and its initial values, uniform in ±1/sqrt(out · kernel · kernel). On the engine PyTorch
 * DJL has none: here it is a convolution by the flipped kernel of a map between whose values zeros
 * stand.
 */
public final class TransposedConvolution extends AbstractBlock {

    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;
    private static final Shape ONE = new Shape(1, 1);

    private final Parameter weight;
    private final Parameter bias;
    private final int out;
    private final int stride;
    private final int padding;

    /**
     * Creates a layer.
     *
     * @param in the channels of the input
     * @param out the channels of the output
     * @param kernel the kernel's side
     * @param stride 1, or 2 for maps of about twice the height and width
     * @param padding what is cut off from each side of the output, less than the kernel
     * @throws IllegalArgumentException if the stride is another
     */
    public TransposedConvolution(int in, int out, int kernel, int stride, int padding) {
        if (stride != 1 && stride != 2) {
            throw new IllegalArgumentException("expected a stride of 1 or 2, found " + stride);
        }
        this.out = out;
        this.stride = stride;
        this.padding = kernel - 1 - padding;
        float bound = (float) (1 / Math.sqrt((double) out * kernel * kernel));
        weight =
                addParameter(
                        parameter("weight", Parameter.Type.WEIGHT, bound)
                                .optShape(new Shape(in, out, kernel, kernel))
                                .build());
        bias =
                addParameter(
                        parameter("bias", Parameter.Type.BIAS, bound)
                                .optShape(new Shape(out))
                                .build());
    }

    private static Parameter.Builder parameter(String name, Parameter.Type type, float bound) {
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optInitializer(new UniformInitializer(bound));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        NDArray kernel =
                parameters.getValue(weight, input.getDevice(), training).transpose(1, 0, 2, 3);
        kernel.attach(input.getManager());
        NDArray spread = stride == 1 ? input : spread(input);
        NDArray result =
                Conv2d.conv2d(
                                spread,
                                kernel.flip(HEIGHT, WIDTH),
                                parameters.getValue(bias, input.getDevice(), training),
                                ONE,
                                new Shape(padding, padding),
                                ONE,
                                1)
                        .singletonOrThrow();
        // behind the last values no zeros belong
        return new NDList(stride == 1 ? result : result.get(":, :, :-1, :-1"));
    }

    /** Puts a zero behind each value of both axes: [B, D, H, W] becomes [B, D, 2H, 2W]. */
    private static NDArray spread(NDArray map) {
        Shape shape = map.getShape();
        long planes = shape.get(0) * shape.get(1);
        long height = shape.get(HEIGHT);
        long width = shape.get(WIDTH);
        NDManager manager = map.getManager();
        NDArray column = map.reshape(planes * height * width, 1);
        NDArray wide = join(column, manager.zeros(column.getShape()));
        NDArray rows = wide.reshape(planes * height, 2 * width);
        NDArray tall = join(rows, manager.zeros(rows.getShape()));
        return tall.reshape(shape.get(0), shape.get(1), 2 * height, 2 * width);
    }

    private static NDArray join(NDArray left, NDArray right) {
        return NDArrays.concat(new NDList(left, right), 1);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        long kernel = weight.getShape().get(HEIGHT);
        long cut = 2 * (kernel - 1 - padding);
        return new Shape[] {
            new Shape(
                    in.get(0),
                    out,
                    (in.get(HEIGHT) - 1) * stride - cut + kernel,
                    (in.get(WIDTH) - 1) * stride - cut + kernel)
        };
    }
}
