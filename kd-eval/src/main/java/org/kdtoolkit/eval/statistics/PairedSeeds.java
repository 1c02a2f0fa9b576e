package org.kdtoolkit.eval.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;

/** The values of plain training and of a method with the seeds that have all of them. */
final class PairedSeeds {

    private final double[] budgets;
    private final double[][] plain;
    private final double[] method;

    /**
     * Picks the values.
     *
     * @param plain the values by seed at each budget
     * @param method the values by seed
     * @param seeds which are in all of them; at least one
     */
    PairedSeeds(
            NavigableMap<Integer, Map<Integer, Double>> plain,
            Map<Integer, Double> method,
            List<Integer> seeds) {
        this.budgets = plain.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        this.plain = plain.values().stream().map(at -> values(at, seeds)).toArray(double[][]::new);
        this.method = values(method, seeds);
    }

    private static double[] values(Map<Integer, Double> bySeed, List<Integer> seeds) {
        return seeds.stream().mapToDouble(bySeed::get).toArray();
    }

    /** Whether plain training gets better with more labels. */
    boolean plainRises() {
        return curve(each()).rises();
    }

    /** Where the curve of plain training reaches the method's mean. */
    double labels() {
        return labels(each());
    }

    /** The percentile interval of what resampled seeds give. */
    EquivalentLabels.Interval interval() {
        MeanInterval found = Bootstrap.interval(method.length, this::labels);
        return new EquivalentLabels.Interval(found.low(), found.high());
    }

    private double labels(int[] seeds) {
        return curve(seeds).reaches(mean(method, seeds));
    }

    private RisingCurve curve(int[] seeds) {
        return RisingCurve.through(
                budgets, Arrays.stream(plain).mapToDouble(at -> mean(at, seeds)).toArray());
    }

    private static double mean(double[] values, int[] seeds) {
        return IntStream.of(seeds).mapToDouble(seed -> values[seed]).sum() / seeds.length;
    }

    private int[] each() {
        return IntStream.range(0, method.length).toArray();
    }
}
