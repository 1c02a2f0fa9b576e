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

        private final IntColumn labels = new IntColumn();
        private final IntColumn ends = new IntColumn();

        void add(int[] sample) {
            for (int label : sample) {
                labels.add(label);
            }
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
            return new LabelColumn(placed, ends.toArray());
        }
    }
}
