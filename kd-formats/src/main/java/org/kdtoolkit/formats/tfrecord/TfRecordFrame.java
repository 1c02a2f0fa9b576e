package org.kdtoolkit.formats.tfrecord;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands around the data of a record in a TFRecord file. */
public final class TfRecordFrame {

    private TfRecordFrame() {}

    /**
     * A record as it stands in a file: the length of the data, its checksum, the data, their
     * checksum.
     *
     * @param data what the record holds
     */
    public static byte[] around(byte[] data) {
        ByteBuffer record =
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(MaskedCrc.of(record.array(), 0, Long.BYTES));
        record.put(data);
        record.putInt(MaskedCrc.of(data, 0, data.length));
        return record.array();
    }
}
