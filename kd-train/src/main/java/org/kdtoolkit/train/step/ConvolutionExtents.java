package org.kdtoolkit.train.step;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.models.TimeConvolution;

/**
 * Looks for convolutions whose kernels reach beyond what they read: 3 frames where 2 are left. In
 * bfloat16, oneDNN leaves parts of the gradients of some of their weights unwritten (3.7 as 3.12
 * does, with strides, extents and layouts that follow no plain rule), so that the optimiser would
 * read whatever the memory held. A {@link TimeConvolution} sees to that itself.
 */
final class ConvolutionExtents {

    private final List<String> overreaching = new ArrayList<>();

    private ConvolutionExtents() {}

    /**
     * The kernels and inputs of such convolutions, each such as {@code a kernel of (3, 1, 1) on (2,
     * 7, 7)}.
     *
     * @param network initialised
     */
    static List<String> overreaching(Block network) {
        ConvolutionExtents extents = new ConvolutionExtents();
        extents.visit(network);
        return List.copyOf(extents.overreaching);
    }

    private void visit(Block block) {
        if (block instanceof Convolution && !(block instanceof TimeConvolution)) {
            convolution(block);
        }
        block.getChildren().values().forEach(this::visit);
    }

    private void convolution(Block block) {
        Shape input = block.describeInput().get(0).getValue().slice(2);
        Shape kernel = weight(block).slice(2);
        for (int axis = 0; axis < kernel.dimension(); axis++) {
            if (kernel.get(axis) > input.get(axis)) {
                overreaching.add("a kernel of %s on %s".formatted(kernel, input));
                return;
            }
        }
    }

    private static Shape weight(Block block) {
        return block.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                .findFirst()
                .orElseThrow()
                .getShape();
    }
}
