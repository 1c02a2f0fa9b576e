package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mean of each loss term over the samples of the batches that have it: in a batch none of whose
 * samples an objective learns from, it has no term.
 */
final class LossMeans {

    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<String, Long> samples = new LinkedHashMap<>();

    /**
     * Adds a batch.
     *
     * @param terms its means
     * @param size the number of its samples
     */
    void add(Map<String, Double> terms, int size) {
        terms.forEach(
                (name, value) -> {
                    sums.merge(name, value * size, Double::sum);
                    samples.merge(name, (long) size, Long::sum);
                });
    }

    /** By the terms' names, in the order in which they came. */
    Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / samples.get(name)));
        return means;
    }
}
