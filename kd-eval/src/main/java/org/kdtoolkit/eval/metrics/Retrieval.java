package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Retrieval of samples of the same class: for each query the gallery is ranked by cosine
 * similarity, and an item is a hit if it has a class in common with the query.
 *
 * <p>Of items with equal similarity, the one that comes first in the gallery is ranked first. An
 * embedding of length zero has similarity 0 to all others.
 */
public final class Retrieval {

    private final int[][] hits;

    private Retrieval(int[][] hits) {
        this.hits = hits;
    }

    /**
     * Ranks a gallery for each query.
     *
     * @throws IllegalArgumentException if there is no query, an embedding is not finite, or widths
     *     differ
     */
    public static Retrieval of(EmbeddingSet queries, EmbeddingSet gallery) {
        return rank(queries, gallery, false);
    }

    /**
     * Ranks a set for each of its own samples, leaving that sample out.
     *
     * @throws IllegalArgumentException if there is no sample, an embedding is not finite, or widths
     *     differ
     */
    public static Retrieval within(EmbeddingSet set) {
        return rank(set, set, true);
    }

    /** The ranks of each query's hits in ascending order; the best rank is 1. */
    public List<int[]> hits() {
        return Arrays.stream(hits).map(int[]::clone).toList();
    }

    /**
     * Recall at K, also called top-K accuracy: the fraction of queries with at least one hit among
     * the first K.
     */
    public double recall(int k) {
        long found = Arrays.stream(hits).filter(h -> h.length > 0 && h[0] <= k).count();
        return (double) found / hits.length;
    }

    /** Each query's average precision, where the definition gives it one. */
    public List<OptionalDouble> averagePrecisions(AveragePrecision definition) {
        return Arrays.stream(hits).map(definition::of).toList();
    }

    /**
     * The mean of the average precisions that the definition gives.
     *
     * @return a fraction from 0 to 1; 0 if the definition leaves out every query
     */
    public double meanAveragePrecision(AveragePrecision definition) {
        return averagePrecisions(definition).stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
    }

    private static Retrieval rank(EmbeddingSet queries, EmbeddingSet gallery, boolean leaveOut) {
        if (queries.size() == 0) {
            throw new IllegalArgumentException("there is no query");
        }
        double[][] units = Cosine.normalise(queries.embeddings(), "query");
        Cosine cosine = new Cosine(gallery.embeddings());
        int[][] hits = new int[queries.size()][];
        int blocks = (queries.size() + Cosine.BLOCK - 1) / Cosine.BLOCK;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(
                        block -> {
                            int from = block * Cosine.BLOCK;
                            int to = Math.min(from + Cosine.BLOCK, queries.size());
                            double[][] similarities = new double[to - from][gallery.size()];
                            cosine.similarities(units, from, similarities);
                            for (int query = from; query < to; query++) {
                                hits[query] =
                                        hits(
                                                similarities[query - from],
                                                queries,
                                                query,
                                                gallery,
                                                leaveOut);
                            }
                        });
        return new Retrieval(hits);
    }

    private static int[] hits(
            double[] similarities,
            EmbeddingSet queries,
            int query,
            EmbeddingSet gallery,
            boolean leaveOut) {
        if (leaveOut) {
            similarities[query] = Double.NEGATIVE_INFINITY;
        }
        int[] ranks = ranks(similarities);
        return IntStream.range(0, ranks.length)
                .filter(item -> !(leaveOut && item == query))
                .filter(item -> queries.related(query, gallery, item))
                .map(item -> ranks[item])
                .sorted()
                .toArray();
    }

    /** Each item's rank by descending similarity, equal ones in their own order. */
    private static int[] ranks(double[] similarities) {
        // 0.0 and -0.0 are equal here, but not to a sort
        double[] values = Arrays.stream(similarities).map(s -> s + 0.0).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[sorted.length];
        int[] earlierEquals = new int[sorted.length];
        for (int item = 0; item < ranks.length; item++) {
            int greatest = lastIndexOf(sorted, values[item]);
            ranks[item] = sorted.length - greatest + earlierEquals[greatest]++;
        }
        return ranks;
    }

    private static int lastIndexOf(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sorted[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
