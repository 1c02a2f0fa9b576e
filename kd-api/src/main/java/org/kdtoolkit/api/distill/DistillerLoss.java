package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import org.apiguardian.api.API;

/**
 * A loss that trains the distiller's own parameters and never reaches the student.
 *
 * @param name the term's name in logs and messages, such as {@code mnf-class}
 * @param value a scalar
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record DistillerLoss(String name, NDArray value) {

    /** The same loss times a weight. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public DistillerLoss times(double weight) {
        return weight == 1
                ? this
                : new DistillerLoss(name, value.mul(Scalars.beside(value, weight)));
    }
}
