package org.kdtoolkit.eval.metrics;

import java.util.Arrays;

/**
 * How well one class's scores tell its positives from its negatives.
 *
 * @param averagePrecision NaN without positives
 * @param areaUnderCurve NaN without positives or without negatives
 */
record ClassCurve(double averagePrecision, double areaUnderCurve) {

    /**
     * Walks down the distinct scores once, for both metrics.
     *
     * @param scores [N], none NaN
     * @param positive [N]
     */
    static ClassCurve of(float[] scores, boolean[] positive) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) order(scores[i]) << 1 | (positive[i] ? 1 : 0);
        }
        Arrays.sort(keys);

        long hits = 0;
        long seen = 0;
        double precisions = 0;
        double pairs = 0;
        for (int i = keys.length - 1; i >= 0; ) {
            long score = keys[i] >> 1;
            long hitsBefore = hits;
            long seenBefore = seen;
            for (; i >= 0 && keys[i] >> 1 == score; i--) {
                hits += keys[i] & 1;
                seen++;
            }
            long newHits = hits - hitsBefore;
            long newMisses = seen - seenBefore - newHits;
            precisions += newHits * ((double) hits / seen);
            // a negative is outscored by all positives seen before, and ties with the new ones
            pairs += newMisses * (hitsBefore + newHits / 2.0);
        }
        long misses = seen - hits;
        return new ClassCurve(
                hits == 0 ? Double.NaN : precisions / hits,
                hits == 0 || misses == 0 ? Double.NaN : pairs / ((double) hits * misses));
    }

    /** An integer that orders as the float does. */
    private static int order(float score) {
        int bits = Float.floatToIntBits(score + 0.0f); // -0 becomes 0
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
}
