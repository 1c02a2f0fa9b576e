package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A definition of average precision: the mean, over hits, of the precision at each hit's rank. The
 * definitions differ in how far down the ranking they look and in what they divide by, and their
 * values can't be compared.
 */
public sealed interface AveragePrecision {

    /**
     * The average precision of one query.
     *
     * @param hits the ranks of its relevant items in ascending order, the best being 1
     * @return a fraction from 0 to 1; empty if the definition leaves the query out of the mean
     */
    OptionalDouble of(int[] hits);

    /**
     * The classical definition: the whole ranking, divided by the number of relevant items; 0 for a
     * query without any.
     */
    record Full() implements AveragePrecision {
        @Override
        public OptionalDouble of(int[] hits) {
            return OptionalDouble.of(hits.length == 0 ? 0 : precisions(hits) / hits.length);
        }
    }

    /**
     * The first K of the ranking, divided by the number of hits found there; a query without a hit
     * is dropped from the mean. Published cross-modal results were computed so (with K = 500); it
     * favours rankings that find few items, since what is not found costs nothing.
     *
     * @param depth K
     */
    record Published(int depth) implements AveragePrecision {
        @Override
        public OptionalDouble of(int[] hits) {
            int[] found = within(hits, depth);
            return found.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(precisions(found) / found.length);
        }
    }

    /**
     * As {@link Published}, but a query without a hit among the first K counts as 0.
     *
     * @param depth K
     */
    record MissesAsZero(int depth) implements AveragePrecision {
        @Override
        public OptionalDouble of(int[] hits) {
            return OptionalDouble.of(new Published(depth).of(hits).orElse(0));
        }
    }

    /**
     * The standard mAP at K: the first K of the ranking, divided by the number of hits that there
     * could be, which is the number of relevant items or K, whichever is less; 0 for a query
     * without any.
     *
     * @param depth K
     */
    record MinRelevantDepth(int depth) implements AveragePrecision {
        @Override
        public OptionalDouble of(int[] hits) {
            return OptionalDouble.of(
                    hits.length == 0
                            ? 0
                            : precisions(within(hits, depth)) / Math.min(hits.length, depth));
        }
    }

    private static int[] within(int[] hits, int depth) {
        return Arrays.stream(hits).takeWhile(rank -> rank <= depth).toArray();
    }

    private static double precisions(int[] hits) {
        double sum = 0;
        for (int i = 0; i < hits.length; i++) {
            sum += (i + 1.0) / hits[i];
        }
        return sum;
    }
}
