package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;

/** Exponential moving averages, in place. */
final class MovingAverage {

    private MovingAverage() {}

    /**
     * average = momentum · average + (1 - momentum) · value, outside of any gradient collector.
     *
     * @param momentum what is left of the average, from 0 to 1
     */
    static void follow(NDArray average, NDArray value, double momentum) {
        try (NDArray part = value.mul(1 - momentum)) {
            average.muli(momentum);
            average.addi(part);
        }
    }
}
