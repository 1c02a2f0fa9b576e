package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kdtoolkit.api.data.HostTensor;

/**
 * A tensor over a range of bytes.
 *
 * @param bytes the storage, perhaps shared with other tensors
 * @param order the order of the bytes of a number
 * @param type the type of its elements
 * @param layout which elements of the storage belong to the tensor
 */
record StridedTensor(ByteRange bytes, ByteOrder order, ElementType type, TensorLayout layout)
        implements StoredTensor {

    /** An expanded tensor has its elements several times, so that a few bytes can ask for much. */
    private static final long MOST_REPEATED = 1 << 24;

    @Override
    public Shape shape() {
        return new Shape(layout.shape());
    }

    @Override
    public void requireWhole() throws IOException {
        long needed = needed();
        if (needed > bytes.size()) {
            throw new IOException(
                    "a tensor of shape %s needs %d bytes of storage, found %d"
                            .formatted(shape(), needed, bytes.size()));
        }
    }

    private long needed() {
        return Math.multiplyExact(layout.end(), (long) type.size());
    }

    @Override
    public HostTensor read() throws IOException {
        if (!type.isReal()) {
            throw new UnreadableTensorException("it has numbers of type " + type);
        }
        if (layout.size() > Math.max(layout.end(), MOST_REPEATED)) {
            throw new IOException(
                    "a tensor of shape %s repeats its %d elements; save it with .contiguous()"
                            .formatted(shape(), layout.end() - layout.offset()));
        }
        requireWhole();
        long needed = needed();
        long first = layout.offset() * type.size();
        if (needed - first > Integer.MAX_VALUE) {
            throw new IOException("a tensor of shape %s is larger than 2 GB".formatted(shape()));
        }
        int size = Math.toIntExact(layout.size());
        if (size == 0) {
            return new HostTensor(new float[0], shape());
        }
        ByteBuffer buffer = bytes.read(first, (int) (needed - first)).order(order);
        float[] values = new float[size];
        copy(buffer, values);
        return new HostTensor(values, shape());
    }

    /** Counts through the indices in C order, the last one fastest. */
    private void copy(ByteBuffer from, float[] to) {
        long[] shape = layout.shape();
        long[] index = new long[shape.length];
        long element = 0;
        for (int i = 0; i < to.length; i++) {
            to[i] = type.decode(from, (int) (element * type.size()));
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                element += layout.strides()[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                element -= layout.strides()[axis] * shape[axis];
                index[axis] = 0;
            }
        }
    }
}
