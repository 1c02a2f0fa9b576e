package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/**
 * How far embeddings lie from each other, to twelve decimal places: what only rounding tells apart
 * is equally far.
 */
public enum Distance {
    /** 1 - cos. */
    COSINE {
        @Override
        double[] prepare(double[] vector) {
            return UnitLength.of(vector);
        }

        @Override
        double exact(double[] a, double[] b) {
            double product = 0;
            for (int d = 0; d < a.length; d++) {
                product += a[d] * b[d];
            }
            return 1 - product;
        }
    },
    /** |a - b|. */
    EUCLIDEAN {
        @Override
        double[] prepare(double[] vector) {
            return vector;
        }

        @Override
        double exact(double[] a, double[] b) {
            double square = 0;
            for (int d = 0; d < a.length; d++) {
                square += (a[d] - b[d]) * (a[d] - b[d]);
            }
            return Math.sqrt(square);
        }
    };

    private static final double DECIMALS = 1e12;

    /** What of a vector is compared. */
    abstract double[] prepare(double[] vector);

    abstract double exact(double[] a, double[] b);

    /** The distance of two prepared vectors. */
    double between(double[] a, double[] b) {
        return Math.rint(exact(a, b) * DECIMALS) / DECIMALS;
    }

    double[][] prepare(double[][] vectors) {
        return Arrays.stream(vectors).map(this::prepare).toArray(double[][]::new);
    }
}
