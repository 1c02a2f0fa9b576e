package org.kdtoolkit.eval.metrics;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A search by cosine similarity: for each query the gallery is ranked, and an item is a hit if it
 * has a class in common with the query.
 *
 * <p>Of items with equal similarity, the one that comes first in the gallery is ranked first. An
 * embedding of length zero has similarity 0 to all others. A query that is itself in the gallery is
 * left out of its own ranking by {@link #within}, and by that alone: {@link #of} knows nothing of
 * who is who, and a copy of a query is an item as any other. Equality is that of the products in
 * double precision, each summed in the order of its values, whatever {@linkplain #by product} they
 * are computed with first.
 *
 * <p>Queries are searched for in blocks. Besides the embeddings themselves it needs memory for the
 * similarities of a block, at most {@value #BLOCK_BYTES} bytes of them, or for those of one query
 * where these are more.
 */
public final class GallerySearch {

    private static final int BLOCK_BYTES = 1 << 27;

    /** More queries at once make a product no faster. */
    private static final int BLOCK_QUERIES = 128;

    /** Told of what is found. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Hears of a query; of each once, in any order, from several threads.
         *
         * @param query its row
         * @param ranks the ranks of its hits in ascending order, the best being 1
         */
        void found(int query, int[] ranks);
    }

    private final EmbeddingSet queries;
    private final EmbeddingSet gallery;
    private final boolean within;
    private final MatrixProduct product;

    private GallerySearch(
            EmbeddingSet queries, EmbeddingSet gallery, boolean within, MatrixProduct product) {
        if (queries.size() == 0) {
            throw new IllegalArgumentException("there is no query");
        }
        this.queries = queries;
        this.gallery = gallery;
        this.within = within;
        this.product = product;
    }

    /**
     * A search of a gallery.
     *
     * @throws IllegalArgumentException if there is no query
     */
    public static GallerySearch of(EmbeddingSet queries, EmbeddingSet gallery) {
        return new GallerySearch(queries, gallery, false, MatrixProduct.plain());
    }

    /**
     * A search of a set for each of its own samples, that sample left out.
     *
     * @throws IllegalArgumentException if there is no sample
     */
    public static GallerySearch within(EmbeddingSet set) {
        return new GallerySearch(set, set, true, MatrixProduct.plain());
    }

    /** The same with another matrix product; it finds the same. */
    public GallerySearch by(MatrixProduct other) {
        return new GallerySearch(queries, gallery, within, other);
    }

    /**
     * Searches, and keeps the ranks of all hits: 4 bytes for each.
     *
     * @throws IllegalArgumentException if an embedding is not finite, or widths differ
     */
    public Retrieval retrieval() {
        int[][] hits = new int[queries.size()][];
        run((query, ranks) -> hits[query] = ranks);
        return new Retrieval(hits);
    }

    /**
     * Searches, and keeps what the hits of each query are worth.
     *
     * @param definitions of average precision
     * @throws IllegalArgumentException if an embedding is not finite, or widths differ
     */
    public RetrievalScores scores(Collection<AveragePrecision> definitions) {
        RetrievalScores scores = new RetrievalScores(queries.size(), List.copyOf(definitions));
        run(scores::put);
        return scores;
    }

    /**
     * Searches.
     *
     * @throws IllegalArgumentException if an embedding is not finite, or widths differ
     */
    public void run(Listener listener) {
        UnitVectors asked = new UnitVectors(queries.embeddings(), "query");
        UnitVectors searched = new UnitVectors(gallery.embeddings(), "gallery item");
        if (gallery.size() > 0 && asked.width() != searched.width()) {
            throw new IllegalArgumentException(
                    "queries of width %d can't be compared with a gallery of width %d"
                            .formatted(asked.width(), searched.width()));
        }
        ClassItems items = new ClassItems(gallery.labels());
        int together =
                (int) Math.max(1, BLOCK_BYTES / (Double.BYTES * Math.max(1L, gallery.size())));
        int rows = Math.min(Math.min(together, BLOCK_QUERIES), queries.size());
        double[][] similarities = new double[rows][gallery.size()];
        try (MatrixProduct.Factor factor = product.by(searched)) {
            for (int from = 0; from < queries.size(); from += rows) {
                int first = from;
                double[][] block =
                        IntStream.range(from, Math.min(from + rows, queries.size()))
                                .mapToObj(asked::vector)
                                .toArray(double[][]::new);
                factor.times(block, similarities);
                IntStream.range(0, block.length)
                        .parallel()
                        .forEach(
                                row ->
                                        listener.found(
                                                first + row,
                                                ranks(
                                                        first + row,
                                                        block[row],
                                                        similarities[row],
                                                        new Searched(searched, items, factor))));
            }
        }
    }

    /** What a query is searched in. */
    private record Searched(UnitVectors vectors, ClassItems items, MatrixProduct.Factor factor) {}

    private int[] ranks(int query, double[] vector, double[] similarities, Searched searched) {
        int without = within ? query : -1;
        int[] hits = searched.items().ofAny(queries.labels().get(query), without);
        double error = searched.factor().error();
        if (error > 0) {
            requirePrecise(query, vector, similarities, searched);
        }
        if (within) {
            similarities[query] = HitRanks.LEFT_OUT;
        }
        return error > 0
                ? HitRanks.of(
                        similarities, hits, error, item -> searched.vectors().dot(vector, item))
                : HitRanks.of(similarities, hits);
    }

    /** Looks at one product of each query, so that an engine that is less precise is noticed. */
    private void requirePrecise(
            int query, double[] vector, double[] similarities, Searched searched) {
        if (gallery.size() == 0) {
            return;
        }
        int item = query % gallery.size();
        double exact = searched.vectors().dot(vector, item);
        double error = searched.factor().error();
        if (!(Math.abs(similarities[item] - exact) <= error)) {
            throw new IllegalStateException(
                    "query %d: the matrix product gave %s for gallery item %d, which is %s, and it says that it is off by %s at most"
                            .formatted(query, similarities[item], item, exact, error));
        }
    }
}
