package org.kdtoolkit.loading.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.kdtoolkit.api.data.HostTensor;

/**
 * A tensor as bytes, little endian: {@code KDT1}, the CRC-32C of all that follows, the number of
 * dimensions (32 bits each), the dimensions (64 bits each), the values (float32).
 */
final class TensorFormat {

    private static final int MAGIC = 'K' | 'D' << 8 | 'T' << 16 | '1' << 24;
    private static final int CHECKED = 2 * Integer.BYTES;
    private static final int HEADER = CHECKED + Integer.BYTES;

    private TensorFormat() {}

    static byte[] encode(HostTensor tensor) {
        long[] dimensions = tensor.shape().getShape();
        ByteBuffer bytes =
                allocate(
                        HEADER
                                + (long) Long.BYTES * dimensions.length
                                + (long) Float.BYTES * tensor.values().length);
        bytes.position(CHECKED);
        bytes.putInt(dimensions.length);
        for (long dimension : dimensions) {
            bytes.putLong(dimension);
        }
        bytes.asFloatBuffer().put(tensor.values());
        bytes.putInt(0, MAGIC).putInt(Integer.BYTES, checksum(bytes));
        return bytes.array();
    }

    private static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The tensor, or empty if this is not one, or not whole. */
    static Optional<HostTensor> decode(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        if (array.length < HEADER || bytes.getInt() != MAGIC || bytes.getInt() != checksum(bytes)) {
            return Optional.empty();
        }
        long[] dimensions = new long[bytes.getInt()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = bytes.getLong();
        }
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return Optional.of(HostTensor.of(values, dimensions));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), CHECKED, bytes.capacity() - CHECKED);
        return (int) crc.getValue();
    }
}
