package org.kdtoolkit.eval.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Retrieval between two embeddings of the same samples, such as a student's of pictures and a
 * teacher's of sounds: each sample's embedding on one side searches those on the other side by
 * cosine similarity.
 *
 * <p>A query's partner, which is the same sample on the other side, is an item as any other, and
 * never left out. It is the only hit of {@link #partners}; of {@link #classes} it is a hit among
 * all items that have a class in common with the query, which a sample without labels is not. Ties
 * are decided as in {@link GallerySearch}: with embeddings that are all the same, the partner of
 * sample i has the rank i + 1.
 *
 * @param partners with the partner as the only hit: recall at K, and its median rank
 * @param classes with the items of the same class as hits: recall at K, and the mAP of the {@link
 *     AveragePrecision.Full} definition
 */
public record CrossRetrieval(RetrievalScores partners, RetrievalScores classes) {

    /**
     * Searches one side by the other.
     *
     * @param queries [N, D] embeddings on one side
     * @param gallery [N, D] embeddings of the same samples in the same order on the other side
     * @param labels the samples' class indices in ascending order, any number each
     * @param product how similarities are computed; it makes no difference to what is found
     * @throws IllegalArgumentException if there is no sample, the lengths or widths differ or an
     *     embedding is not finite
     */
    public static CrossRetrieval of(
            float[][] queries, float[][] gallery, List<int[]> labels, MatrixProduct product) {
        if (queries.length != gallery.length) {
            throw new IllegalArgumentException(
                    "expected as many embeddings on both sides, found %d and %d"
                            .formatted(queries.length, gallery.length));
        }
        List<int[]> own =
                IntStream.range(0, queries.length).mapToObj(row -> new int[] {row}).toList();
        return new CrossRetrieval(
                search(queries, gallery, own, product), search(queries, gallery, labels, product));
    }

    private static RetrievalScores search(
            float[][] queries, float[][] gallery, List<int[]> hits, MatrixProduct product) {
        return GallerySearch.of(new EmbeddingSet(queries, hits), new EmbeddingSet(gallery, hits))
                .by(product)
                .scores(List.of(new AveragePrecision.Full()));
    }
}
