package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The ranks of a query's hits, by counting for each how many items are before it: those of greater
 * similarity, and of the equal ones those that come first in the gallery. The gallery itself is not
 * sorted.
 */
final class HitRanks {

    /** Stands for the similarity of an item that is left out. */
    static final double LEFT_OUT = Double.NEGATIVE_INFINITY;

    private HitRanks() {}

    /**
     * Ranks by similarities that are exact.
     *
     * @param similarities [G]
     * @param hits the items that are hits, ascending; none of them left out
     * @return their ranks in ascending order, the best being 1
     */
    static int[] of(double[] similarities, int[] hits) {
        if (hits.length == 0) {
            return hits;
        }
        SortedValues values = sorted(similarities, hits);
        int[] items = items(values, similarities, hits);
        int[] before = new int[hits.length + 1];
        for (int item = 0; item < similarities.length; item++) {
            double similarity = similarities[item];
            int behind = values.below(similarity);
            if (behind < hits.length && values.get(behind) == similarity) {
                behind = laterEquals(items, behind, values.upTo(similarity), item);
            }
            before[behind]++;
        }
        return ranks(before);
    }

    /**
     * Ranks by similarities that may be off a little: those that are too close to a hit's for their
     * order to be known are computed again.
     *
     * @param similarities [G]; those that were too close become exact
     * @param hits the items that are hits, ascending; none of them left out
     * @param error how far a similarity may be off
     * @param exact the exact similarity of an item
     */
    static int[] of(double[] similarities, int[] hits, double error, IntToDoubleFunction exact) {
        if (hits.length == 0) {
            return hits;
        }
        // if two differ by more, they stay in order when one of them or both become exact
        double close = 2 * error;
        SortedValues values = sorted(similarities, hits);
        int[] before = new int[hits.length + 1];
        int[] unclear = new int[hits.length + 1];
        boolean clear = true;
        int next = 0;
        for (int item = 0; item < similarities.length; item++) {
            double similarity = similarities[item];
            int behind = values.below(similarity - close);
            int reached = behind;
            if (behind < hits.length && values.get(behind) <= similarity + close) {
                reached = values.upTo(similarity + close);
            }
            boolean hit = next < hits.length && hits[next] == item;
            next += hit ? 1 : 0;
            before[behind]++;
            // a hit is close to itself
            if (reached - behind > (hit ? 1 : 0)) {
                unclear[behind]++;
                unclear[reached]--;
                clear = false;
                if (!hit) {
                    similarities[item] = exact.applyAsDouble(item);
                }
            }
        }
        if (clear) {
            return ranks(before);
        }
        makeExact(similarities, hits, values, unclear, exact);
        return of(similarities, hits);
    }

    /** Makes the hits exact that lie where something is unclear. */
    private static void makeExact(
            double[] similarities,
            int[] hits,
            SortedValues values,
            int[] unclear,
            IntToDoubleFunction exact) {
        int[] depth = unclear.clone();
        Arrays.parallelPrefix(depth, Integer::sum);
        for (int hit : hits) {
            // of equal ones, all are unclear or none
            if (depth[values.below(similarities[hit])] > 0) {
                similarities[hit] = exact.applyAsDouble(hit);
            }
        }
    }

    private static SortedValues sorted(double[] similarities, int[] hits) {
        double[] values = new double[hits.length];
        Arrays.setAll(values, i -> similarities[hits[i]]);
        Arrays.sort(values);
        return new SortedValues(values);
    }

    /** The hits by ascending similarity, equal ones from the last to the first. */
    private static int[] items(SortedValues values, double[] similarities, int[] hits) {
        int[] items = new int[hits.length];
        int[] taken = new int[hits.length];
        for (int hit : hits) {
            int first = values.below(similarities[hit]);
            int end = values.upTo(similarities[hit]);
            items[end - 1 - taken[first]++] = hit;
        }
        return items;
    }

    /** How many hits are behind an item that is as similar as those from {@code from} on. */
    private static int laterEquals(int[] items, int from, int to, int item) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items[middle] > item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The ranks in ascending order.
     *
     * @param before at k, how many items are before the k least similar hits and no others
     */
    private static int[] ranks(int[] before) {
        int[] ranks = new int[before.length - 1];
        int rank = 1;
        for (int hit = ranks.length - 1; hit >= 0; hit--) {
            rank += before[hit + 1];
            ranks[ranks.length - 1 - hit] = rank;
        }
        return ranks;
    }
}
