package org.kdtoolkit.datasets.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many short texts as one array of bytes: a tenth of the memory of as many strings. */
public final class TextColumn {

    private final byte[] bytes;
    private final int[] ends;

    private TextColumn(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    String get(int index) {
        return text(bytes, ends, index);
    }

    int size() {
        return ends.length;
    }

    private static int begin(int[] ends, int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private static String text(byte[] bytes, int[] ends, int index) {
        int begin = begin(ends, index);
        return new String(bytes, begin, ends[index] - begin, StandardCharsets.UTF_8);
    }

    /** Collects texts. */
    public static final class Builder {

        private byte[] bytes = new byte[256];
        private int[] ends = new int[16];
        private int size;

        /** Adds a text. */
        public void add(String text) {
            add(text.getBytes(StandardCharsets.UTF_8));
        }

        void add(byte[] text) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            int begin = begin(ends, size);
            int end = Math.addExact(begin, text.length);
            if (end > bytes.length) {
                // the product is capped where an array ends
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
            }
            System.arraycopy(text, 0, bytes, begin, text.length);
            ends[size++] = end;
        }

        /** How many texts there are. */
        public int size() {
            return size;
        }

        /** The text of an index. */
        public String get(int index) {
            return text(bytes, ends, index);
        }

        /** Whether a text equals another. */
        boolean matches(int index, byte[] text) {
            return Arrays.equals(bytes, begin(ends, index), ends[index], text, 0, text.length);
        }

        TextColumn build() {
            int used = begin(ends, size);
            return new TextColumn(Arrays.copyOf(bytes, used), Arrays.copyOf(ends, size));
        }
    }
}
