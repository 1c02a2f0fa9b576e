package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apiguardian.api.API;

/**
 * What moves over the positions of an array [B, D, positions...], with one number for each of their
 * one to three axes. As in PyTorch, what is left over at the end of an axis is not looked at.
 *
 * @param kernel its extent
 * @param stride its step
 * @param padding how many zeros stand before and after the positions; a maximum never takes one
 * @param dilation the distance between the positions that it looks at, 1 for neighbours
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record Window(Shape kernel, Shape stride, Shape padding, Shape dilation) {

    /**
     * Checks the numbers of axes.
     *
     * @throws IllegalArgumentException if they differ
     */
    public Window {
        int axes = kernel.dimension();
        if (stride.dimension() != axes
                || padding.dimension() != axes
                || dilation.dimension() != axes) {
            throw new IllegalArgumentException(
                    "a window has one number an axis everywhere, found kernel %s, stride %s, padding %s, dilation %s"
                            .formatted(kernel, stride, padding, dilation));
        }
    }

    /** A window over neighbours. */
    public static Window of(Shape kernel, Shape stride, Shape padding) {
        long[] ones = new long[kernel.dimension()];
        Arrays.fill(ones, 1);
        return new Window(kernel, stride, padding, new Shape(ones));
    }

    /** The length of the result along an axis of the positions, counted from 0. */
    public long positions(int axis, long length) {
        long reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
        return (length + 2 * padding.get(axis) - reach) / stride.get(axis) + 1;
    }

    /**
     * Refuses a distance between positions, for what can't have one.
     *
     * @throws IllegalArgumentException if there is one
     */
    public void requireNeighbours() {
        if (LongStream.of(dilation.getShape()).anyMatch(distance -> distance != 1)) {
            throw new IllegalArgumentException(
                    "pooling takes neighbours, found a window of dilation " + dilation);
        }
    }
}
