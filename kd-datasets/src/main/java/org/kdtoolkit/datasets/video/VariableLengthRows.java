package org.kdtoolkit.datasets.video;

import io.jhdf.GlobalHeap;
import io.jhdf.Utils;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The rows of a data set of variable-length bytes (HDF5 File Format Specification 3.0, sections
 * III.E and IV.A.2.d). The data set itself holds references: a row's length, and the heap and the
 * place therein where its bytes are. What is read is a block of references and one heap, both of
 * which are kept for the rows that follow.
 */
final class VariableLengthRows {

    private static final int BLOCK = 256;
    private static final int HEAP_SIZE_AT = 8;

    private final HdfBackingStorage storage;
    private final DatasetBase dataset;
    private int blockBegin = -1;
    private ByteBuffer block;
    private long heapAddress = -1;
    private GlobalHeap heap;

    VariableLengthRows(HdfBackingStorage storage, DatasetBase dataset) {
        this.storage = storage;
        this.dataset = dataset;
    }

    int size() {
        return (int) dataset.getSize();
    }

    /** The bytes of a row; HdfException and others if the file is broken there. */
    byte[] read(int row) {
        ByteBuffer reference = reference(row);
        int length = reference.getInt();
        long address = Utils.readBytesAsUnsignedLong(reference, storage.getSizeOfOffsets());
        int index = reference.getInt();
        ByteBuffer data = heap(address).getObjectData(index);
        if (length < 0 || length > data.remaining()) {
            throw new HdfException(
                    "it claims %d bytes, its heap has %d"
                            .formatted(Integer.toUnsignedLong(length), data.remaining()));
        }
        byte[] bytes = new byte[length];
        data.get(bytes);
        return bytes;
    }

    private ByteBuffer reference(int row) {
        int begin = row - row % BLOCK;
        int bytes = Integer.BYTES + storage.getSizeOfOffsets() + Integer.BYTES;
        if (begin != blockBegin) {
            int count = Math.min(BLOCK, size() - begin);
            block = dataset.getSliceDataBuffer(new long[] {begin}, new int[] {count});
            blockBegin = begin;
        }
        return block.slice((row - begin) * bytes, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private GlobalHeap heap(long address) {
        if (address != heapAddress) {
            ByteBuffer header =
                    storage.readBufferFromAddress(
                            address, HEAP_SIZE_AT + storage.getSizeOfLengths());
            header.position(HEAP_SIZE_AT);
            long bytes = Utils.readBytesAsUnsignedLong(header, storage.getSizeOfLengths());
            if (bytes > storage.size() - address) {
                throw new HdfException(
                        "its heap claims %d bytes, more than the file has".formatted(bytes));
            }
            heap = new GlobalHeap(storage, address);
            heapAddress = address;
        }
        return heap;
    }
}
