package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The ranks of all hits of each query of a {@link GallerySearch}, which says what a hit is, how
 * ties are decided and when a query is left out of its own ranking. Of large galleries, the {@link
 * RetrievalScores} take less memory.
 */
public final class Retrieval {

    private final int[][] hits;

    Retrieval(int[][] hits) {
        this.hits = hits;
    }

    /**
     * Ranks a gallery for each query.
     *
     * @throws IllegalArgumentException if there is no query, an embedding is not finite, or widths
     *     differ
     */
    public static Retrieval of(EmbeddingSet queries, EmbeddingSet gallery) {
        return GallerySearch.of(queries, gallery).retrieval();
    }

    /**
     * Ranks a set for each of its own samples, leaving that sample out.
     *
     * @throws IllegalArgumentException if there is no sample, an embedding is not finite, or widths
     *     differ
     */
    public static Retrieval within(EmbeddingSet set) {
        return GallerySearch.within(set).retrieval();
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
}
