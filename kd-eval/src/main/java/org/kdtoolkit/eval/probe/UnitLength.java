package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/** Vectors scaled to length 1. */
public final class UnitLength {

    /** What a length is taken for at least, so that a vector of zeros stays one. */
    private static final double LEAST = 1e-12;

    private UnitLength() {}

    /**
     * x / max(|x|, 1e-12).
     *
     * @param vector [D]
     */
    public static double[] of(double[] vector) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        double length = Math.max(Math.sqrt(square), LEAST);
        return Arrays.stream(vector).map(value -> value / length).toArray();
    }
}
