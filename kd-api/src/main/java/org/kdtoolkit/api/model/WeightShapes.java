package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * The shapes of the weights in a file whose network is not known yet.
 *
 * @param shapes the shape of each weight by its name
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record WeightShapes(Map<String, Shape> shapes) {

    /** Whether there is a weight of that name. */
    public boolean has(String name) {
        return shapes.containsKey(name);
    }

    /**
     * The length of an axis; empty where there is no such weight, it has fewer axes, or the axis is
     * empty or beyond what an int holds.
     *
     * @param name the weight
     * @param axis counted from 0
     */
    public OptionalInt size(String name, int axis) {
        Shape shape = shapes.get(name);
        if (shape == null || shape.dimension() <= axis) {
            return OptionalInt.empty();
        }
        long size = shape.get(axis);
        return size >= 1 && size <= Integer.MAX_VALUE
                ? OptionalInt.of((int) size)
                : OptionalInt.empty();
    }
}
