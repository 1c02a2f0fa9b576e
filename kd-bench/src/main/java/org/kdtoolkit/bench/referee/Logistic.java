package org.kdtoolkit.bench.referee;

/**
 * The logistic function, which is the softmax of two outputs by their difference, from the
 * hyperbolic tangent: a quotient of two polynomials, as Eigen's {@code ptanh} computes it, within
 * 3e-7. Without a call and without a branch, a loop over it becomes vector instructions.
 */
final class Logistic {

    /** Half the difference beyond which a float has no other value than 0 or 1. */
    private static final float LARGEST = 9f;

    private Logistic() {}

    /**
     * Computes 1 / (1 + exp(-z)) of each.
     *
     * @param z [N]
     * @param into [N], another array
     */
    static void of(float[] z, float[] into) {
        for (int i = 0; i < into.length; i++) {
            float x = Math.max(-LARGEST, Math.min(LARGEST, 0.5f * z[i]));
            float square = x * x;
            float above = -2.76076847742355e-16f;
            above = above * square + 2.00018790482477e-13f;
            above = above * square - 8.60467152213735e-11f;
            above = above * square + 5.12229709037114e-08f;
            above = above * square + 1.48572235717979e-05f;
            above = above * square + 6.37261928875436e-04f;
            above = above * square + 4.89352455891786e-03f;
            float below = 1.19825839466702e-06f;
            below = below * square + 1.18534705686654e-04f;
            below = below * square + 2.26843463243900e-03f;
            below = below * square + 4.89352518554385e-03f;
            into[i] = 0.5f + 0.5f * (x * above / below);
        }
    }
}
