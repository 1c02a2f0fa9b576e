package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * Numbers to multiply or divide by where gradients are collected.
 *
 * <p>{@code array.mul(2)} makes an array of the number and closes it at once, while the graph still
 * refers to the number's memory, which belongs to Java: a garbage collection before the backward
 * pass frees it, and the gradient is whatever stands there then. A number that belongs to the
 * step's manager lives as long as the graph does. Adding and subtracting numbers is safe: their
 * graph does not refer to them.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Scalars {

    private Scalars() {}

    /**
     * An array with a number added to each of its values. The number comes to be on the array's
     * device; {@code array.add(2)} brings it there from the host.
     *
     * @param array its manager owns the result
     * @param value the number
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static NDArray plus(NDArray array, double value) {
        return array.add(beside(array, value));
    }

    /**
     * A number that lives as long as an array does.
     *
     * @param array says which manager, device and type
     * @param value the number
     * @return a float32 array without dimensions
     */
    public static NDArray beside(NDArray array, double value) {
        // filled on the device: on memory of the engine's own, and without a copy from the host
        return array.getManager().full(new Shape(), (float) value);
    }
}
