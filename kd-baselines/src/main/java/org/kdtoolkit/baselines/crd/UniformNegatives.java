package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Draws rows uniformly and with replacement, by the engine's random numbers. As the published
 * memory's own draw, it may choose a sample's own row. The order of the samples in their batch
 * makes no difference: they are served in the order of their indices.
 *
 * @param count the number K for each sample
 */
record UniformNegatives(int count) implements Negatives {

    @Override
    public NDArray draw(int[] indices, int rows, NDManager step) {
        long[] starts =
                IntStream.range(0, indices.length)
                        .boxed()
                        .sorted(Comparator.comparing(place -> indices[place]))
                        .mapToLong(place -> (long) place * rows)
                        .toArray();
        Shape shape = new Shape(indices.length, count);
        return step.randomInteger(0, rows, shape, DataType.INT64)
                .add(step.create(starts, new Shape(indices.length, 1)));
    }
}
