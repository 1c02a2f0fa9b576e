package org.kdtoolkit.eval.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Holm's correction of several p-values, which keeps the chance that any is below the level by
 * accident below the level, whatever they have in common (Holm, A simple sequentially rejective
 * multiple test procedure, 1979). The least of m is multiplied by m, the next by m - 1, and so on;
 * none is corrected to less than the one before, or to more than 1.
 */
public final class Holm {

    private Holm() {}

    /**
     * Corrects p-values.
     *
     * @param pValues from 0 to 1; NaN where there was no test, which then does not count
     * @return in the same order; NaN where there was none
     */
    public static double[] corrected(double... pValues) {
        double[] corrected = new double[pValues.length];
        Arrays.fill(corrected, Double.NaN);
        int left = tested(pValues);
        double least = 0;
        int[] ascending =
                IntStream.range(0, pValues.length)
                        .filter(i -> !Double.isNaN(pValues[i]))
                        .boxed()
                        .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i : ascending) {
            least = Math.max(least, Math.min(1, left * pValues[i]));
            corrected[i] = least;
            left--;
        }
        return corrected;
    }

    /** How many of them were tested. */
    static int tested(double... pValues) {
        return (int) Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).count();
    }
}
