package org.kdtoolkit.media.video;

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
 * place therein where its bytes are. One heap is read, and kept for the rows that follow.
 */
final class VariableLengthRows implements PictureRows {

    private static final int HEAP_SIZE_AT = 8;

    private final HdfBackingStorage storage;
    private final StoredRows references;
    private long heapAddress = -1;
    private GlobalHeap heap;

    VariableLengthRows(HdfBackingStorage storage, DatasetBase dataset) {
        this.storage = storage;
        this.references = new StoredRows(dataset);
    }

    @Override
    public int size() {
        return references.size();
    }

    @Override
    public byte[] read(int row) {
        ByteBuffer reference = references.read(row).order(ByteOrder.LITTLE_ENDIAN);
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
