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
        return text(bytes, index == 0 ? 0 : ends[index - 1], ends[index]);
    }

    int size() {
        return ends.length;
    }

    private static String text(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Collects texts. */
    public static final class Builder {

        private byte[] bytes = new byte[256];
        private final IntColumn ends = new IntColumn();

        /** Adds a text. */
        public void add(String text) {
            add(text.getBytes(StandardCharsets.UTF_8));
        }

        void add(byte[] text) {
            int begin = begin(ends.size());
            int end = Math.addExact(begin, text.length);
            if (end > bytes.length) {
                // the product is capped where an array ends
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
            }
            System.arraycopy(text, 0, bytes, begin, text.length);
            ends.add(end);
        }

        private int begin(int index) {
            return index == 0 ? 0 : ends.get(index - 1);
        }

        /** How many texts there are. */
        public int size() {
            return ends.size();
        }

        /** The text of an index. */
        public String get(int index) {
            return text(bytes, begin(index), ends.get(index));
        }

        /** Whether a text equals another. */
        boolean matches(int index, byte[] text) {
            return Arrays.equals(bytes, begin(index), ends.get(index), text, 0, text.length);
        }

        TextColumn build() {
            return new TextColumn(Arrays.copyOf(bytes, begin(ends.size())), ends.toArray());
        }
    }
}
