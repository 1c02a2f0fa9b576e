package org.kdtoolkit.datasets.listing;

import java.util.Arrays;
import org.kdtoolkit.api.modality.Segment;

/** The segments of many samples, which need no memory where all files are taken whole. */
final class SegmentColumn {

    private final double[] bounds;

    private SegmentColumn(double[] bounds) {
        this.bounds = bounds;
    }

    Segment get(int index) {
        return bounds.length == 0
                ? Segment.WHOLE
                : new Segment(bounds[2 * index], bounds[2 * index + 1]);
    }

    /** Collects segments. */
    static final class Builder {

        private double[] bounds = new double[0];
        private int size;

        void add(Segment segment) {
            if (bounds.length == 0 && segment.equals(Segment.WHOLE)) {
                size++;
                return;
            }
            if (2 * size + 2 > bounds.length) {
                int known = bounds.length / 2;
                bounds = Arrays.copyOf(bounds, Math.max(16, 4 * size + 4));
                for (int i = known; i < size; i++) {
                    put(i, Segment.WHOLE);
                }
            }
            put(size++, segment);
        }

        private void put(int index, Segment segment) {
            bounds[2 * index] = segment.start();
            bounds[2 * index + 1] = segment.end();
        }

        SegmentColumn build() {
            return new SegmentColumn(bounds);
        }
    }
}
