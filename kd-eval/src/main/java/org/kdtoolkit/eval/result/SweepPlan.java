package org.kdtoolkit.eval.result;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a sweep over rates of a corruption compares; the content of {@code sweep.json}, written
 * before the first trial. Each rate is a benchmark of its own.
 *
 * @param name the sweep's name
 * @param primary the metric that methods are compared by, such as {@code test/top1}
 * @param corruption what is done to the training samples that are hit, in a few words
 * @param methods the methods' names in the order of reports
 * @param seeds the seeds of each method
 * @param levels one for each rate, in the order in which they run
 */
public record SweepPlan(
        String name,
        String primary,
        String corruption,
        List<String> methods,
        List<Integer> seeds,
        List<Level> levels) {

    /** Copies the lists. */
    public SweepPlan {
        methods = List.copyOf(methods);
        seeds = List.copyOf(seeds);
        levels = List.copyOf(levels);
    }

    /**
     * One rate.
     *
     * @param rate the share of training samples that is hit, from 0 to 1
     * @param folder the name of the benchmark's folder in that of the sweep
     */
    public record Level(double rate, String folder) {

        /** A rate with the folder that it has by convention: {@code rate-0.3}. */
        public static Level of(double rate) {
            return new Level(rate, "rate-" + text(rate));
        }

        /** The rate as people write it: {@code 0.3}. */
        public String text() {
            return text(rate);
        }

        private static String text(double rate) {
            return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
        }
    }
}
