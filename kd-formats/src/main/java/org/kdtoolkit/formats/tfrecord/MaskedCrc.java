package org.kdtoolkit.formats.tfrecord;

import java.util.zip.CRC32C;

/**
 * The checksum of TFRecord files: CRC-32C, rotated right by 15 bits and shifted by a constant, so
 * that data which holds checksums of its own has a proper one.
 */
final class MaskedCrc {

    private static final int ROTATION = 15;
    private static final int DELTA = 0xa282ead8;

    private MaskedCrc() {}

    static int of(byte[] bytes, int begin, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, begin, length);
        return Integer.rotateRight((int) crc.getValue(), ROTATION) + DELTA;
    }
}
