package org.kdtoolkit.eval.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The differences of two methods by seed.
 *
 * @param differences second minus first in the order of seeds, where both are finite
 * @param leftOut how many seeds have a value of both of which one is NaN or infinite
 */
public record Pairs(List<Double> differences, int leftOut) {

    /** Differences of values that are as close as that are rounding errors. */
    private static final double ROUNDING = 1e-12;

    /** Copies the list. */
    public Pairs {
        differences = List.copyOf(differences);
    }

    /**
     * Pairs the values of the seeds that both have.
     *
     * @param first a value by seed
     * @param second a value by seed
     */
    public static Pairs of(Map<Integer, Double> first, Map<Integer, Double> second) {
        TreeSet<Integer> common = new TreeSet<>(first.keySet());
        common.retainAll(second.keySet());
        List<Double> finite =
                common.stream()
                        .filter(
                                seed ->
                                        Double.isFinite(first.get(seed))
                                                && Double.isFinite(second.get(seed)))
                        .map(seed -> difference(first.get(seed), second.get(seed)))
                        .toList();
        return new Pairs(finite, common.size() - finite.size());
    }

    private static double difference(double first, double second) {
        double difference = second - first;
        double scale = Math.max(Math.abs(first), Math.abs(second));
        return Math.abs(difference) <= ROUNDING * scale ? 0 : difference;
    }
}
