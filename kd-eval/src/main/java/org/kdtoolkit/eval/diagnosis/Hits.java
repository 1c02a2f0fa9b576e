package org.kdtoolkit.eval.diagnosis;

import java.util.stream.IntStream;

/** Whether the class of the greatest score is right. */
final class Hits {

    private Hits() {}

    static boolean[] of(double[][] scores, int[] labels) {
        boolean[] hits = new boolean[labels.length];
        for (int row = 0; row < hits.length; row++) {
            int best = 0;
            for (int c = 1; c < scores[row].length; c++) {
                best = scores[row][c] > scores[row][best] ? c : best;
            }
            hits[row] = best == labels[row];
        }
        return hits;
    }

    static double share(double[][] scores, int[] labels) {
        return share(of(scores, labels));
    }

    static double share(boolean[] hits) {
        return (double) IntStream.range(0, hits.length).filter(row -> hits[row]).count()
                / hits.length;
    }
}
