package org.kdtoolkit.eval.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** The values of plain training and of a method with the seeds that have all of them. */
final class PairedSeeds {

    private static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 1;

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
        SplittableRandom random = new SplittableRandom(SEED);
        int[] drawn = new int[method.length];
        double[] found = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(drawn, draw -> random.nextInt(method.length));
            found[i] = labels(drawn);
        }
        Arrays.sort(found);
        int cut = (int) Math.floor(tail(method.length) * RESAMPLES);
        return new EquivalentLabels.Interval(found[cut], found[RESAMPLES - 1 - cut]);
    }

    /** The share of resamples to cut off on each side, so that a mean's interval is Student's. */
    private static double tail(int seeds) {
        double student =
                new TDistribution(seeds - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double expanded = Math.sqrt(seeds / (seeds - 1.0)) * student;
        return new NormalDistribution().cumulativeProbability(-expanded);
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
