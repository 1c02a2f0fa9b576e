package org.kdtoolkit.report.result;

import java.math.BigDecimal;
import java.util.List;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What a sweep over rates of a corruption compares; the content of {@code sweep.json}, written
 * before the first trial. Each rate is a benchmark of its own.
 *
 * @param name the sweep's name
 * @param primary the metric that methods are compared by
 * @param corruption what is done to the training samples that are hit, in a few words
 * @param methods the methods' names in the order of reports
 * @param seeds the seeds of each method
 * @param levels one for each rate, in the order in which they run
 * @param metrics what the tasks' providers say of their metrics; empty in folders of versions that
 *     did not keep it
 */
public record SweepPlan(
        String name,
        MetricKey primary,
        String corruption,
        List<String> methods,
        List<Integer> seeds,
        List<Level> levels,
        List<DeclaredMetric> metrics) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public SweepPlan {
        RequiredValues.present("name", name);
        RequiredValues.present("primary", primary);
        RequiredValues.present("corruption", corruption);
        methods = RequiredValues.list("methods", methods);
        seeds = RequiredValues.list("seeds", seeds);
        levels = RequiredValues.list("levels", levels);
        metrics = RequiredValues.listIfAny("metrics", metrics);
    }

    /** What is known of the metrics. */
    public Declarations declarations() {
        return new Declarations(metrics);
    }

    /**
     * One rate.
     *
     * @param rate the share of training samples that is hit, from 0 to 1
     * @param folder the name of the benchmark's folder in that of the sweep
     */
    public record Level(double rate, String folder) {

        /**
         * Checks the folder.
         *
         * @throws IllegalArgumentException if it is not the one that the rate has by convention
         */
        public Level {
            if (!folder(rate).equals(folder)) {
                throw new IllegalArgumentException(
                        "'folder' is '%s', expected '%s'".formatted(folder, folder(rate)));
            }
        }

        /** A rate with the folder that it has by convention: {@code rate-0.3}. */
        public static Level of(double rate) {
            return new Level(rate, folder(rate));
        }

        /** The rate as people write it: {@code 0.3}. */
        public String text() {
            return text(rate);
        }

        private static String folder(double rate) {
            return "rate-" + text(rate);
        }

        private static String text(double rate) {
            if (!Double.isFinite(rate)) {
                throw new IllegalArgumentException("'rate' is " + rate + ", expected 0 to 1");
            }
            return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
        }
    }
}
