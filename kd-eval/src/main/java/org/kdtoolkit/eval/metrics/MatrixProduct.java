package org.kdtoolkit.eval.metrics;

/**
 * How the similarities of many vectors are computed. Ranks do not depend on it: products that lie
 * closer together than they are precise are computed again, in one fixed order of summation.
 */
@FunctionalInterface
public interface MatrixProduct {

    /** One side of a product, which is multiplied many times. */
    interface Factor extends AutoCloseable {

        /**
         * The products of some vectors with all of this side.
         *
         * @param block [n, D] of length 1 or 0
         * @param products [n, G]: takes the products; may have more rows than the block
         */
        void times(double[][] block, double[][] products);

        /**
         * How far a product may at most be from that of the same vectors, summed in the order of
         * their values; 0 if it is never off.
         */
        double error();

        @Override
        void close();
    }

    /**
     * Takes one side.
     *
     * @param gallery [G, D], which may be read as long as the factor is used
     */
    Factor by(UnitVectors gallery);

    /** The product in plain Java, on all processors; it needs no memory of its own. */
    static MatrixProduct plain() {
        return PlainFactor::new;
    }
}
