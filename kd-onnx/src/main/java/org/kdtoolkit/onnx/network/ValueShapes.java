package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Window;

/** The shapes of results. The batch's axis is -1 and stays so. */
final class ValueShapes {

    private static final long FREE = -1;

    private ValueShapes() {}

    /** [B, D, positions...] behind a window, with so many channels. */
    static Shape windowed(Shape input, Window window, long channels) {
        int axes = window.kernel().dimension();
        if (input.dimension() != axes + 2) {
            throw new IllegalArgumentException(
                    "a window of %d axes needs [batch, channels] and as many axes of positions, found %s"
                            .formatted(axes, input));
        }
        long[] shape = input.getShape().clone();
        shape[1] = channels;
        for (int axis = 0; axis < axes; axis++) {
            shape[axis + 2] = window.positions(axis, shape[axis + 2]);
        }
        return new Shape(shape);
    }

    /** With another length of the last axis. */
    static Shape withLast(Shape input, long length) {
        return input.slice(0, input.dimension() - 1).add(length);
    }

    /** Without some axes. */
    static Shape without(Shape input, int... axes) {
        requireInner(input, axes);
        return new Shape(
                IntStream.range(0, input.dimension())
                        .filter(axis -> IntStream.of(axes).noneMatch(left -> left == axis))
                        .mapToLong(input::get)
                        .toArray());
    }

    /** Of a sum or product of each value with its counterpart. */
    static Shape broadcast(Shape first, Shape second) {
        int dimension = Math.max(first.dimension(), second.dimension());
        long[] shape = new long[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            long one = fromEnd(first, dimension - axis);
            long other = fromEnd(second, dimension - axis);
            if (one != other && one != 1 && other != 1) {
                throw new IllegalArgumentException(
                        "shapes %s and %s don't go together".formatted(first, second));
            }
            shape[axis] = one == 1 ? other : one;
        }
        return new Shape(shape);
    }

    private static long fromEnd(Shape shape, int place) {
        return place > shape.dimension() ? 1 : shape.get(shape.dimension() - place);
    }

    /** Of a product of matrices. */
    static Shape product(Shape first, Shape second) {
        int rows = first.dimension() - 2;
        int columns = second.dimension() - 2;
        if (rows < 0 || columns < 0 || first.get(rows + 1) != second.get(columns)) {
            throw new IllegalArgumentException(
                    "%s and %s can't be multiplied as matrices".formatted(first, second));
        }
        return broadcast(first.slice(0, rows), second.slice(0, columns))
                .add(first.get(rows), second.get(columns + 1));
    }

    /** With other axes behind the batch's, where there is one. */
    static Shape reshaped(Shape input, long... axes) {
        Shape wanted = new Shape(axes);
        boolean fits =
                hasBatch(input)
                        ? hasBatch(wanted) && input.slice(1).size() == wanted.slice(1).size()
                        : input.size() == wanted.size();
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s can't have the shape %s; the batch's axis stays the first, as -1"
                            .formatted(input, wanted));
        }
        return wanted;
    }

    private static boolean hasBatch(Shape shape) {
        return shape.dimension() > 0 && shape.get(0) == FREE;
    }

    /** In another order, in which the batch's axis, where there is one, stays the first. */
    static Shape transposed(Shape input, int... order) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        boolean all = Arrays.equals(sorted, IntStream.range(0, input.dimension()).toArray());
        if (!all || hasBatch(input) && order[0] != 0) {
            throw new IllegalArgumentException(
                    "%s is no order of the axes of %s in which the batch's stays the first"
                            .formatted(Arrays.toString(order), input));
        }
        return new Shape(IntStream.of(order).mapToLong(input::get).toArray());
    }

    /** Refuses what mixes samples. */
    static void requireInner(Shape input, int... axes) {
        for (int axis : axes) {
            if (axis < 0 || axis >= input.dimension() || axis == 0 && hasBatch(input)) {
                throw new IllegalArgumentException(
                        "%s has no axis %d besides the batch's".formatted(input, axis));
            }
        }
    }

    /** One after the other along an axis. */
    static Shape concatenated(List<GraphValue> inputs, int axis) {
        Shape first = inputs.get(0).shape();
        long length = 0;
        for (GraphValue input : inputs) {
            requireInner(input.shape(), axis);
            if (!without(input.shape(), axis).equals(without(first, axis))) {
                throw new IllegalArgumentException(
                        "%s and %s can't be joined along axis %d"
                                .formatted(first, input.shape(), axis));
            }
            length += input.shape().get(axis);
        }
        return withAxis(first, axis, length);
    }

    /** With another length of an axis. */
    static Shape withAxis(Shape input, int axis, long length) {
        long[] shape = input.getShape().clone();
        shape[axis] = length;
        return new Shape(shape);
    }
}
