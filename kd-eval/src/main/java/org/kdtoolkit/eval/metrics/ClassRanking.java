package org.kdtoolkit.eval.metrics;

import java.util.stream.IntStream;

/**
 * The classes of one sample by descending score. Of classes with equal scores, the one with the
 * lower index comes first.
 */
public final class ClassRanking {

    private final double[] scores;

    private ClassRanking(double[] scores) {
        for (int c = 0; c < scores.length; c++) {
            if (Double.isNaN(scores[c])) {
                throw new IllegalArgumentException("the score of class " + c + " is NaN");
            }
        }
        this.scores = scores;
    }

    /**
     * Ranks by scores of any scale.
     *
     * @param scores [C]
     * @throws IllegalArgumentException if a score is NaN
     */
    public static ClassRanking of(float[] scores) {
        return new ClassRanking(
                IntStream.range(0, scores.length).mapToDouble(c -> scores[c]).toArray());
    }

    /**
     * Ranks by scores of any scale.
     *
     * @param scores [C]
     * @throws IllegalArgumentException if a score is NaN
     */
    public static ClassRanking of(double[] scores) {
        return new ClassRanking(scores.clone());
    }

    /**
     * The place of a class: 1 for the best.
     *
     * @param label a class index from 0 to C-1
     */
    public int place(int label) {
        int place = 1;
        for (int c = 0; c < scores.length; c++) {
            if (scores[c] > scores[label] || (scores[c] == scores[label] && c < label)) {
                place++;
            }
        }
        return place;
    }

    /** The best class; of the best ones, if they are equal, the lowest index. */
    public int first() {
        int first = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[first]) {
                first = c;
            }
        }
        return first;
    }

    /**
     * The best classes, best first.
     *
     * @param k how many; all C if there are fewer
     */
    public int[] best(int k) {
        return IntStream.range(0, scores.length)
                .boxed()
                // the sort is stable, so equal scores stay in the order of their classes
                .sorted((a, b) -> compareDescending(scores[a], scores[b]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int compareDescending(double a, double b) {
        // unlike Double.compare, takes 0.0 and -0.0 for equal, as place() does
        return a > b ? -1 : a < b ? 1 : 0;
    }
}
