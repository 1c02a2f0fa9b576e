package org.kdtoolkit.eval.diagnosis;

/**
 * Linear centred kernel alignment (Kornblith et al., Similarity of neural network representations
 * revisited, 2019): how alike two sets of features are, whatever their rotation and scale. 1 for
 * features that are rotations of each other.
 */
public final class LinearCka {

    private LinearCka() {}

    /**
     * |YᵀX|² / (|XᵀX| |YᵀY|) with centred columns, Frobenius norms. It is above 0 for independent
     * features, too: the more so, the fewer samples and the more columns.
     *
     * @return from 0 to 1; NaN if one side is constant
     */
    public static double of(PairedFeatures pairs) {
        double[][] k = Centred.gram(Centred.of(pairs.teacher()));
        double[][] l = Centred.gram(Centred.of(pairs.student()));
        return product(k, l) / Math.sqrt(product(k, k) * product(l, l));
    }

    /**
     * The same with the unbiased estimate of each of the three terms (Song et al., Feature
     * selection via dependence maximization, 2012, equation 5): its mean is near 0 for independent
     * features, so that single values may be below.
     *
     * @return at most about 1; NaN if one side is constant
     */
    public static double debiased(PairedFeatures pairs) {
        double[][] k = withoutDiagonal(Centred.gram(Centred.of(pairs.teacher())));
        double[][] l = withoutDiagonal(Centred.gram(Centred.of(pairs.student())));
        return unbiased(k, l) / Math.sqrt(unbiased(k, k) * unbiased(l, l));
    }

    private static double[][] withoutDiagonal(double[][] gram) {
        for (int i = 0; i < gram.length; i++) {
            gram[i][i] = 0;
        }
        return gram;
    }

    /** tr(K L) for symmetric K and L. */
    private static double product(double[][] k, double[][] l) {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += Centred.dot(k[i], l[i]);
        }
        return sum;
    }

    private static double unbiased(double[][] k, double[][] l) {
        double n = k.length;
        double ofK = 0;
        double ofL = 0;
        double across = 0;
        for (int i = 0; i < k.length; i++) {
            double rowK = 0;
            double rowL = 0;
            for (int j = 0; j < k.length; j++) {
                rowK += k[i][j];
                rowL += l[i][j];
            }
            ofK += rowK;
            ofL += rowL;
            across += rowK * rowL;
        }
        return (product(k, l) + ofK * ofL / ((n - 1) * (n - 2)) - 2 * across / (n - 2))
                / (n * (n - 3));
    }
}
