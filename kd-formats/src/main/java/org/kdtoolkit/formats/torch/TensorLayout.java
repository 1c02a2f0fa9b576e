package org.kdtoolkit.formats.torch;

import java.util.Arrays;

/**
 * Where a tensor's elements are in its storage.
 *
 * @param offset the first element, counted in elements from 0
 * @param shape the length of each axis
 * @param strides elements from one index of an axis to the next
 * @param size how many elements the tensor has
 * @param end the element behind the last one that is used
 */
record TensorLayout(long offset, long[] shape, long[] strides, long size, long end) {

    /**
     * Checks a layout.
     *
     * @param available elements of the storage
     * @throws TensorLayoutException if the tensor has elements beyond its storage
     */
    static TensorLayout of(long offset, long[] shape, long[] strides, long available)
            throws TensorLayoutException {
        boolean negative =
                offset < 0
                        || Arrays.stream(shape).anyMatch(d -> d < 0)
                        || Arrays.stream(strides).anyMatch(s -> s < 0);
        if (negative || shape.length != strides.length) {
            throw new TensorLayoutException(
                    "no tensor has the shape %s, strides %s and offset %d"
                            .formatted(Arrays.toString(shape), Arrays.toString(strides), offset));
        }
        try {
            long size = 1;
            long last = offset;
            for (int axis = 0; axis < shape.length; axis++) {
                size = Math.multiplyExact(size, shape[axis]);
                long reach = Math.multiplyExact(Math.max(0, shape[axis] - 1), strides[axis]);
                last = Math.addExact(last, reach);
            }
            long end = size == 0 ? offset : Math.addExact(last, 1);
            if (end > available) {
                throw new TensorLayoutException(
                        "a tensor of shape %s with strides %s and offset %d does not fit a storage of %d elements"
                                .formatted(
                                        Arrays.toString(shape),
                                        Arrays.toString(strides),
                                        offset,
                                        available));
            }
            return new TensorLayout(offset, shape, strides, size, end);
        } catch (ArithmeticException e) {
            throw new TensorLayoutException(
                    "a tensor can't be as large as " + Arrays.toString(shape));
        }
    }

    /** A whole storage in C order. */
    static TensorLayout contiguous(long[] shape, long available) throws TensorLayoutException {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, shape[axis]); // an overflow is found by the check of the shape
        }
        return of(0, shape, strides, available);
    }
}
