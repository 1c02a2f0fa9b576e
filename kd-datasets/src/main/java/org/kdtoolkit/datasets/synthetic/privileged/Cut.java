package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;

/** Labels from scores. */
final class Cut {

    private Cut() {}

    /** 1 where a score is above 0. */
    static int[] atZero(double[] scores) {
        return at(0, scores);
    }

    /**
     * 1 where a score is above the median of these, so that half of any set has each label. The
     * median of an even number is the mean of the middle two. What label a sample has hangs on the
     * others of its set.
     */
    static int[] atMedian(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? new int[0] : at((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, scores);
    }

    private static int[] at(double threshold, double[] scores) {
        return Arrays.stream(scores).mapToInt(score -> score > threshold ? 1 : 0).toArray();
    }
}
