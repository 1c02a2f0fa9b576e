package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes in a file, read when they are asked for. */
interface ByteRange {

    /** How many there are. */
    long size() throws IOException;

    /**
     * Reads some of them.
     *
     * @param from the first, counted from 0
     * @param length how many; within the range
     * @throws IOException if the file ends before
     */
    ByteBuffer read(long from, int length) throws IOException;
}
