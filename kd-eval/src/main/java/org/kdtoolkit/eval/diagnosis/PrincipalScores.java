package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;

/** Features in the directions in which they vary most, so that no direction is empty. */
final class PrincipalScores {

    /** A direction whose variance is below this share of the greatest is empty. */
    private static final double EMPTY = 1e-9;

    private PrincipalScores() {}

    /**
     * The scores of the leading principal components.
     *
     * @param features [N, D]
     * @param most how many components at most, at least 1
     * @return [N, K], centred; K is from 0 to {@code most}: as many as vary
     */
    static double[][] of(double[][] features, int most) {
        double[][] centred = Centred.of(features);
        PrincipalAxes axes = PrincipalAxes.of(centred);
        int kept =
                (int)
                        Arrays.stream(axes.squares())
                                .limit(most)
                                .filter(square -> square > EMPTY * axes.squares()[0])
                                .count();
        return Arrays.stream(centred)
                .map(
                        row ->
                                Arrays.stream(axes.directions())
                                        .limit(kept)
                                        .mapToDouble(axis -> Centred.dot(row, axis))
                                        .toArray())
                .toArray(double[][]::new);
    }
}
