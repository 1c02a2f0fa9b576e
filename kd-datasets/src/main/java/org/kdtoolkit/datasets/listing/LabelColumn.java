package org.kdtoolkit.datasets.listing;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The labels of many samples in two arrays. */
final class LabelColumn {

    private final int[] labels;
    private final int[] ends;

    private LabelColumn(int[] labels, int[] ends) {
        this.labels = labels;
        this.ends = ends;
    }

    /** A sample's labels in ascending order. */
    int[] get(int index) {
        return Arrays.copyOfRange(labels, index == 0 ? 0 : ends[index - 1], ends[index]);
    }

    /** Collects labels. */
    static final class Builder {

        private int[] labels = new int[16];
        private int[] ends = new int[16];
        private int used;
        private int size;

        void add(int[] sample) {
            if (used + sample.length > labels.length) {
                labels = Arrays.copyOf(labels, 2 * labels.length + sample.length);
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            System.arraycopy(sample, 0, labels, used, sample.length);
            used += sample.length;
            ends[size++] = used;
        }

        /**
         * Ends the collection.
         *
         * @param places the final class index of each one that was added
         */
        LabelColumn build(int[] places) {
            int[] placed = IntStream.range(0, used).map(i -> places[labels[i]]).toArray();
            for (int i = 0; i < size; i++) {
                Arrays.sort(placed, i == 0 ? 0 : ends[i - 1], ends[i]);
            }
            return new LabelColumn(placed, Arrays.copyOf(ends, size));
        }
    }
}
