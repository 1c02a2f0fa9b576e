package org.kdtoolkit.eval.metrics;

import java.util.stream.IntStream;

/**
 * Multiplies in plain Java. Each product is summed in the order of the values, whatever else is in
 * the block.
 */
record PlainFactor(UnitVectors gallery) implements MatrixProduct.Factor {

    /** How many queries a vector is multiplied with in one pass. */
    private static final int TOGETHER = 4;

    /** How many vectors are one processor's work. */
    private static final int SHARE = 256;

    @Override
    public void times(double[][] block, double[][] products) {
        int shares = (gallery.size() + SHARE - 1) / SHARE;
        IntStream.range(0, shares)
                .parallel()
                .forEach(
                        share -> {
                            double[] item = new double[gallery.width()];
                            int to = Math.min((share + 1) * SHARE, gallery.size());
                            for (int g = share * SHARE; g < to; g++) {
                                gallery.read(g, item, 0);
                                times(block, item, g, products);
                            }
                        });
    }

    private static void times(double[][] block, double[] item, int g, double[][] products) {
        int query = 0;
        for (; query + TOGETHER <= block.length; query += TOGETHER) {
            double[] q0 = block[query];
            double[] q1 = block[query + 1];
            double[] q2 = block[query + 2];
            double[] q3 = block[query + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            // four independent sums keep the processor busy; each adds in the order of the values
            for (int d = 0; d < item.length; d++) {
                double value = item[d];
                s0 += q0[d] * value;
                s1 += q1[d] * value;
                s2 += q2[d] * value;
                s3 += q3[d] * value;
            }
            products[query][g] = s0;
            products[query + 1][g] = s1;
            products[query + 2][g] = s2;
            products[query + 3][g] = s3;
        }
        for (; query < block.length; query++) {
            double[] q = block[query];
            double sum = 0;
            for (int d = 0; d < item.length; d++) {
                sum += q[d] * item[d];
            }
            products[query][g] = sum;
        }
    }

    @Override
    public double error() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
