package org.kdtoolkit.formats.tfrecord;

/**
 * Where a record begins.
 *
 * @param number its number in the file, from 1
 * @param offset its first byte's place in the file, from 0
 */
public record RecordPosition(long number, long offset) {

    /** The place where a file begins. */
    public static final RecordPosition FIRST = new RecordPosition(1, 0);

    RecordPosition next(long bytes) {
        return new RecordPosition(number + 1, offset + bytes);
    }

    @Override
    public String toString() {
        return "record %d (at byte %d)".formatted(number, offset);
    }
}
