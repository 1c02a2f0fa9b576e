package org.kdtoolkit.eval.metrics;

/**
 * Cosine similarities to a fixed gallery. A vector of length zero has similarity 0 to every other.
 */
final class Cosine {

    /**
     * The queries in one pass over the gallery: each vector is fetched from memory once for all of
     * them.
     */
    static final int BLOCK = 4;

    private final double[][] gallery;

    /**
     * Takes a gallery.
     *
     * @param gallery [G, D]
     */
    Cosine(float[][] gallery) {
        this.gallery = normalise(gallery, "gallery item");
    }

    /**
     * Scales vectors to length 1; those of length 0 stay.
     *
     * @param vectors [N, D]
     * @param what the name of a row in messages
     * @throws IllegalArgumentException if a value is not finite or the widths differ
     */
    static double[][] normalise(float[][] vectors, String what) {
        double[][] units = new double[vectors.length][];
        for (int row = 0; row < vectors.length; row++) {
            float[] vector = vectors[row];
            if (vector.length != vectors[0].length) {
                throw new IllegalArgumentException(
                        "%s %d: expected an embedding of width %d, found %d"
                                .formatted(what, row, vectors[0].length, vector.length));
            }
            double square = 0;
            for (float value : vector) {
                square += (double) value * value;
            }
            // the square of a float is far from the limits of a double, so only a value that is
            // itself infinite or NaN makes this not finite
            if (!Double.isFinite(square)) {
                throw new IllegalArgumentException(
                        "%s %d: the embedding is not finite".formatted(what, row));
            }
            double scale = square == 0 ? 0 : 1 / Math.sqrt(square);
            units[row] = new double[vector.length];
            for (int d = 0; d < vector.length; d++) {
                units[row][d] = vector[d] * scale;
            }
        }
        return units;
    }

    /**
     * The similarities of some queries to every item of the gallery.
     *
     * @param queries [Q, D] of length 1 or 0
     * @param from the first query
     * @param similarities [n, G], n at most {@link #BLOCK}: takes the values of the queries {@code
     *     from} to {@code from + n - 1}
     * @throws IllegalArgumentException if the queries are of another width than the gallery
     */
    void similarities(double[][] queries, int from, double[][] similarities) {
        if (gallery.length > 0 && queries[from].length != gallery[0].length) {
            throw new IllegalArgumentException(
                    "queries of width %d can't be compared with a gallery of width %d"
                            .formatted(queries[from].length, gallery[0].length));
        }
        if (similarities.length == BLOCK) {
            block(queries, from, similarities);
            return;
        }
        for (int q = 0; q < similarities.length; q++) {
            for (int g = 0; g < gallery.length; g++) {
                similarities[q][g] = dot(queries[from + q], gallery[g]);
            }
        }
    }

    private void block(double[][] queries, int from, double[][] similarities) {
        double[] q0 = queries[from];
        double[] q1 = queries[from + 1];
        double[] q2 = queries[from + 2];
        double[] q3 = queries[from + 3];
        for (int g = 0; g < gallery.length; g++) {
            double[] item = gallery[g];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            // four independent sums keep the processor busy; each adds in the order of dot(), so
            // that a query's result does not depend on its place in a block
            for (int d = 0; d < item.length; d++) {
                double value = item[d];
                s0 += q0[d] * value;
                s1 += q1[d] * value;
                s2 += q2[d] * value;
                s3 += q3[d] * value;
            }
            similarities[0][g] = s0;
            similarities[1][g] = s1;
            similarities[2][g] = s2;
            similarities[3][g] = s3;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
