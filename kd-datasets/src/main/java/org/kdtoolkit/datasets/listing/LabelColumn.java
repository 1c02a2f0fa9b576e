package org.kdtoolkit.datasets.listing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** The labels of many samples in two arrays. */
final class LabelColumn {

    private static final int[] NONE = {};

    private final int[] labels;
    private final int[] ends;
    private final BitSet without;

    private LabelColumn(int[] labels, int[] ends, BitSet without) {
        this.labels = labels;
        this.ends = ends;
        this.without = without;
    }

    /** A sample's labels in ascending order. */
    int[] get(int index) {
        return Arrays.copyOfRange(labels, index == 0 ? 0 : ends[index - 1], ends[index]);
    }

    /** Whether somebody said what a sample's labels are. */
    boolean isLabelled(int index) {
        return !without.get(index);
    }

    /** Collects labels. */
    static final class Builder {

        private final IntColumn labels = new IntColumn();
        private final IntColumn ends = new IntColumn();
        private final BitSet without = new BitSet();

        /** Adds a sample's labels; empty where nobody said what they are. */
        void add(Optional<int[]> sample) {
            for (int label : sample.orElse(NONE)) {
                labels.add(label);
            }
            without.set(ends.size(), sample.isEmpty());
            ends.add(labels.size());
        }

        /**
         * Ends the collection.
         *
         * @param places the final class index of each one that was added
         */
        LabelColumn build(int[] places) {
            int[] placed =
                    IntStream.range(0, labels.size()).map(i -> places[labels.get(i)]).toArray();
            for (int i = 0; i < ends.size(); i++) {
                Arrays.sort(placed, i == 0 ? 0 : ends.get(i - 1), ends.get(i));
            }
            return new LabelColumn(placed, ends.toArray(), without);
        }
    }
}
