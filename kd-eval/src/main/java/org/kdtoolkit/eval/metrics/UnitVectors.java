package org.kdtoolkit.eval.metrics;

/**
 * Vectors scaled to length 1, in double precision; those of length zero stay. They are scaled when
 * they are read, so that none but the given ones are kept.
 */
public final class UnitVectors {

    private final float[][] vectors;
    private final double[] scales;

    /**
     * Takes vectors.
     *
     * @param vectors [N, D]
     * @param what the name of a row in messages
     * @throws IllegalArgumentException if a value is not finite or the widths differ
     */
    UnitVectors(float[][] vectors, String what) {
        this.vectors = vectors;
        this.scales = new double[vectors.length];
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
            scales[row] = square == 0 ? 0 : 1 / Math.sqrt(square);
        }
    }

    /** How many there are, N. */
    public int size() {
        return vectors.length;
    }

    /** How many values each has, D; 0 if there is none. */
    public int width() {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }

    /**
     * Reads a vector.
     *
     * @param target takes its values from {@code offset} on
     */
    public void read(int row, double[] target, int offset) {
        float[] vector = vectors[row];
        double scale = scales[row];
        for (int d = 0; d < vector.length; d++) {
            target[offset + d] = vector[d] * scale;
        }
    }

    /** A vector by itself. */
    double[] vector(int row) {
        double[] vector = new double[width()];
        read(row, vector, 0);
        return vector;
    }

    /**
     * The product with another vector, summed in the order of the values: what a rank is decided by
     * in the end.
     *
     * @param other [D]
     */
    double dot(double[] other, int row) {
        float[] vector = vectors[row];
        double scale = scales[row];
        double sum = 0;
        for (int d = 0; d < vector.length; d++) {
            sum += other[d] * (vector[d] * scale);
        }
        return sum;
    }
}
