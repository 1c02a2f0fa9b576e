package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What the hits of each query of a search are worth; a few numbers a query, however many hits. */
public final class RetrievalScores {

    /** Stands for the rank of a hit where there is none. */
    private static final int NO_HIT = Integer.MAX_VALUE;

    private final List<AveragePrecision> definitions;
    private final int[] first;

    /** For each definition the average precision of each query; NaN where it has none. */
    private final double[][] precisions;

    RetrievalScores(int queries, List<AveragePrecision> definitions) {
        this.definitions = definitions;
        this.first = new int[queries];
        this.precisions = new double[definitions.size()][queries];
    }

    /** Takes the ranks of a query's hits, ascending. */
    void put(int query, int[] ranks) {
        first[query] = ranks.length == 0 ? NO_HIT : ranks[0];
        for (int i = 0; i < precisions.length; i++) {
            precisions[i][query] = definitions.get(i).of(ranks).orElse(Double.NaN);
        }
    }

    /**
     * Recall at K, also called top-K accuracy: the fraction of queries with at least one hit among
     * the first K.
     *
     * @param k K, at least 1
     */
    public double recall(int k) {
        long found = Arrays.stream(first).filter(rank -> rank <= k && rank != NO_HIT).count();
        return (double) found / first.length;
    }

    /**
     * The median over queries of the rank of the first hit, of two middle ones their mean; the
     * least is 1. A query without any hit comes behind all others.
     *
     * @return infinite if half of the queries or more have no hit
     */
    public double medianRank() {
        double[] sorted =
                Arrays.stream(first)
                        .mapToDouble(rank -> rank == NO_HIT ? Double.POSITIVE_INFINITY : rank)
                        .sorted()
                        .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * The average precision of each query.
     *
     * @param definition one of those that were asked for
     * @throws IllegalArgumentException if it is another
     */
    public List<OptionalDouble> averagePrecisions(AveragePrecision definition) {
        return Arrays.stream(of(definition))
                .mapToObj(p -> Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p))
                .toList();
    }

    /**
     * The mean of the average precisions that the definition gives.
     *
     * @param definition one of those that were asked for
     * @return a fraction from 0 to 1; 0 if the definition leaves out every query
     * @throws IllegalArgumentException if it is another
     */
    public double meanAveragePrecision(AveragePrecision definition) {
        return Arrays.stream(of(definition)).filter(p -> !Double.isNaN(p)).average().orElse(0);
    }

    private double[] of(AveragePrecision definition) {
        int place = definitions.indexOf(definition);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "%s was not asked for; the search kept %s".formatted(definition, definitions));
        }
        return precisions[place];
    }
}
