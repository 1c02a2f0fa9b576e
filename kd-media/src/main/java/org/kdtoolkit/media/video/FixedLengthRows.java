package org.kdtoolkit.media.video;

import java.nio.ByteBuffer;

/**
 * Rows that are all of one length, with zeros behind the pictures that are shorter.
 *
 * @param rows the rows
 */
record FixedLengthRows(StoredRows rows) implements PictureRows {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public byte[] read(int row) {
        ByteBuffer stored = rows.read(row);
        int length = stored.remaining();
        while (length > 0 && stored.get(length - 1) == 0) {
            length--;
        }
        byte[] bytes = new byte[length];
        stored.get(bytes);
        return bytes;
    }
}
