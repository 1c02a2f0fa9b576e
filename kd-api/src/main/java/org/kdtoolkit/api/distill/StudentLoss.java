package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import org.apiguardian.api.API;

/**
 * A loss that trains the student and the distiller's own parameters.
 *
 * @param name the term's name in logs and messages, such as {@code csc}
 * @param value a scalar
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record StudentLoss(String name, NDArray value) {

    /** The same loss times a weight. */
    public StudentLoss times(double weight) {
        // a float64 factor would make a float32 scalar float64
        return weight == 1 ? this : new StudentLoss(name, value.mul(Scalars.beside(value, weight)));
    }
}
