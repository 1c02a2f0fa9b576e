package org.kdtoolkit.loading;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory outside the heap through which values reach an engine, used again and again.
 *
 * <p>DJL allocates such memory for every array that is made from the heap, and it stays until the
 * garbage collector comes by, which has no reason to while the heap is small: the process grows by
 * megabytes a step. Safe for use from several threads.
 */
public final class TransferBuffers {

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** Creates staging memory; it grows to what is in use at one time. */
    public TransferBuffers() {}

    /**
     * Takes memory for some values. The caller passes it to {@link #release} afterwards.
     *
     * @param floats how many values it must hold
     */
    ByteBuffer acquire(int floats) {
        int bytes = Math.multiplyExact(floats, Float.BYTES);
        // not by remove(): two buffers of the same content are equal
        ByteBuffer candidate = free.poll();
        if (candidate != null && candidate.capacity() >= bytes) {
            return candidate.clear().limit(bytes);
        }
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    void release(ByteBuffer memory) {
        free.add(memory);
    }

    /**
     * Copies rows of the heap into one array.
     *
     * @param manager owns the array, and says on which device it is
     * @param rows [B][D]
     * @return [B, D] float32
     */
    public NDArray stack(NDManager manager, float[][] rows) {
        int width = rows[0].length;
        ByteBuffer memory = acquire(Math.multiplyExact(rows.length, width));
        try {
            FloatBuffer floats = memory.asFloatBuffer();
            for (float[] row : rows) {
                floats.put(row);
            }
            return copy(manager, memory, new Shape(rows.length, width));
        } finally {
            release(memory);
        }
    }

    static NDArray copy(NDManager manager, ByteBuffer memory, Shape shape) {
        try (NDManager local = manager.newSubManager()) {
            NDArray array = local.create(memory, shape, DataType.FLOAT32);
            // on the CPU an array made from a buffer may share its memory; its duplicate does not
            NDArray copy = local.getDevice().isGpu() ? array : array.duplicate();
            copy.attach(manager);
            return copy;
        }
    }
}
