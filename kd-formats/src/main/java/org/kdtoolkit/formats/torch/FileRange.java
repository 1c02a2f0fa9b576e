package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stretch of a file.
 *
 * @param channel the file
 * @param start its first byte
 * @param size how many bytes; within the file
 */
record FileRange(FileChannel channel, long start, long size) implements ByteRange {

    @Override
    public ByteBuffer read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + from + bytes.position()) < 0) {
                throw new IOException("the file ends within a tensor");
            }
        }
        return bytes.flip();
    }
}
