package org.kdtoolkit.api.data;

import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * Values in the heap, before they become part of a batch on a device.
 *
 * @param values the values in C order; not copied, so nobody may change them
 * @param shape the shape, without the batch
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record HostTensor(float[] values, Shape shape) {

    /** Checks that the shape holds as many values as there are. */
    public HostTensor {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "shape %s holds %d values, found %d"
                            .formatted(shape, shape.size(), values.length));
        }
    }

    /** A tensor of the given dimensions. */
    public static HostTensor of(float[] values, long... dimensions) {
        return new HostTensor(values, new Shape(dimensions));
    }
}
