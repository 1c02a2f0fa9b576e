package org.kdtoolkit.bench;

import java.util.List;

/**
 * How numbers spread.
 *
 * @param least the least
 * @param median the middle one, or the mean of the two in the middle
 * @param greatest the greatest
 */
record Spread(double least, double median, double greatest) {

    /**
     * The spread of some numbers.
     *
     * @param numbers at least one
     */
    static Spread of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(size - 1));
    }
}
