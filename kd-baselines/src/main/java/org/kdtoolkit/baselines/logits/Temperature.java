package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * What logits are divided by before a softmax: the higher, the more alike the probabilities.
 *
 * @param value positive
 */
public record Temperature(double value) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Temperature {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "a temperature is a number greater than 0, found " + value);
        }
    }

    /** Logits over the temperature. */
    public NDArray soften(NDArray logits) {
        return logits.div(Scalars.beside(logits, value));
    }

    /** A loss times T², which keeps its gradient's size as it is when the temperature changes. */
    public NDArray rescale(NDArray loss) {
        return loss.mul(Scalars.beside(loss, value * value));
    }
}
