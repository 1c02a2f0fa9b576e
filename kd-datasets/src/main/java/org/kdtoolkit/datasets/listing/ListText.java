package org.kdtoolkit.datasets.listing;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a list. However large the list is, one row or entry of it has to fit into memory, so
 * that it may not be longer than {@value #LONGEST_ROW} characters: a missing quote would make all
 * of the rest one row.
 */
public final class ListText extends BufferedReader {

    static final int LONGEST_ROW = 4_000_000;

    private final Meter meter;

    ListText(Reader text) {
        this(new Meter(text));
    }

    private ListText(Meter meter) {
        super(meter);
        this.meter = meter;
    }

    /**
     * A row begins.
     *
     * @param line the line where it does, from 1
     */
    public void beginRow(long line) {
        meter.line = line;
        meter.read = 0;
    }

    /** Says that a row has not ended where it should have. */
    static final class RowTooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        RowTooLongException(long line) {
            super(
                    "line %d: what begins here is longer than %d characters, expected one sample; do quotes and brackets match?"
                            .formatted(line, LONGEST_ROW));
        }
    }

    private static final class Meter extends FilterReader {

        private long line = 1;
        private long read;

        Meter(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            if (read > LONGEST_ROW) {
                throw new RowTooLongException(line);
            }
            return count;
        }
    }
}
