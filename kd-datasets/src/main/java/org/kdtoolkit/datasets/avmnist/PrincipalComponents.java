package org.kdtoolkit.datasets.avmnist;

/**
 * The directions in which vectors of unsigned bytes vary most about their mean: the eigenvectors of
 * their covariance with the greatest eigenvalues.
 *
 * @param mean [D]
 * @param directions [K, D], orthonormal, the greatest first
 */
record PrincipalComponents(double[] mean, double[][] directions) {

    /**
     * Finds the directions.
     *
     * @param values [N, D], unsigned bytes
     * @param width D
     * @param count K, from 1 to D
     */
    static PrincipalComponents of(byte[] values, int width, int count) {
        int rows = values.length / width;
        double[] mean = new double[width];
        // sums of products of bytes are whole numbers far below 2^53, so nothing is rounded
        double[][] products = new double[width][width];
        int[] places = new int[width];
        int[] levels = new int[width];
        for (int row = 0; row < rows; row++) {
            int lit = 0;
            for (int i = 0; i < width; i++) {
                int level = Byte.toUnsignedInt(values[row * width + i]);
                if (level > 0) {
                    places[lit] = i;
                    levels[lit++] = level;
                }
            }
            for (int i = 0; i < lit; i++) {
                double[] line = products[places[i]];
                mean[places[i]] += levels[i];
                for (int j = i; j < lit; j++) {
                    line[places[j]] += (double) levels[i] * levels[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            mean[i] /= rows;
        }
        return new PrincipalComponents(mean, directions(products, mean, rows, count));
    }

    private static double[][] directions(double[][] products, double[] mean, int rows, int count) {
        int width = mean.length;
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                double covariance = products[i][j] / rows - mean[i] * mean[j];
                products[i][j] = covariance;
                products[j][i] = covariance;
            }
        }
        return LeadingEigenvectors.of(products, count);
    }

    /** What is left of a vector [D] if only these directions are kept: its projection, [D]. */
    float[] project(float[] vector) {
        double[] kept = mean.clone();
        for (double[] direction : directions) {
            double along = 0;
            for (int i = 0; i < kept.length; i++) {
                along += direction[i] * (vector[i] - mean[i]);
            }
            for (int i = 0; i < kept.length; i++) {
                kept[i] += along * direction[i];
            }
        }
        float[] projection = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            projection[i] = (float) kept[i];
        }
        return projection;
    }
}
