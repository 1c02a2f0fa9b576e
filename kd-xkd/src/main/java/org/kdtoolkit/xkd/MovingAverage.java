package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/** Exponential moving averages, in place. */
final class MovingAverage {

    private MovingAverage() {}

    /**
     * average = momentum · average + (1 - momentum) · value, outside of any gradient collector.
     *
     * @param momentum what is left of the average, from 0 to 1
     */
    static void follow(NDArray average, NDArray value, double momentum) {
        try (NDArray kept = Scalars.beside(value, momentum);
                NDArray taken = Scalars.beside(value, 1 - momentum);
                NDArray part = value.mul(taken)) {
            average.muli(kept);
            average.addi(part);
        }
    }
}
