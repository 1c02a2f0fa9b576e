package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;

/** How a vision transformer cuts its input into patches. */
sealed interface PatchForm permits Cuboids, SpectrogramPatches {

    /** The prefix of the names of the weights that read patches. */
    String layer();

    /** How the positions of patches are found on another grid than the network's own. */
    Interpolation interpolation();

    /**
     * How the patches are arranged.
     *
     * @param input the shape of one sample, without the batch
     * @throws IllegalArgumentException if it can't be cut
     */
    Shape grid(Shape input);

    /**
     * How many values a patch has.
     *
     * @param input the shape of one sample, without the batch
     */
    long values(Shape input);

    /**
     * The axes of one sample, of which each that is cut is two: how often the patch fits, and the
     * patch's side.
     *
     * @param input the shape of one sample, without the batch
     * @throws IllegalArgumentException if it can't be cut
     */
    long[] parted(Shape input);

    /**
     * The order of the batch's axis, which is the first, and of those of {@link #parted}, in which
     * the grid comes first, then the values of a patch.
     */
    int[] order();

    /**
     * Cuts a batch.
     *
     * @param input [B, ...]; its manager owns the result
     * @return [B, L, P] for L patches of P values
     * @throws IllegalArgumentException if it can't be cut
     */
    default NDArray cut(NDArray input) {
        long batch = input.getShape().get(0);
        Shape sample = input.getShape().slice(1);
        try (NDArray parted = input.reshape(new Shape(batch).addAll(new Shape(parted(sample))));
                NDArray ordered = parted.transpose(order())) {
            return ordered.reshape(batch, grid(sample).size(), values(sample));
        }
    }

    /** Tells what {@link #cut} makes of a batch [B, ...]. */
    default GraphValue describe(NetworkGraph graph, GraphValue input) {
        Shape sample = input.shape().slice(1);
        long[] axes = new Shape(-1).addAll(new Shape(parted(sample))).getShape();
        GraphValue ordered = graph.transpose(graph.reshape(input, axes), order());
        return graph.reshape(ordered, -1, grid(sample).size(), values(sample));
    }

    /**
     * How often patches fit into an input.
     *
     * @param sizes the length of the input along each axis
     * @param sides that of a patch
     * @throws IllegalArgumentException if one is no multiple of the other
     */
    static Shape divide(Shape sizes, List<Integer> sides) {
        if (!fit(sizes, sides)) {
            throw new IllegalArgumentException(
                    "%s is no multiple of the patch %s".formatted(sizes, sides));
        }
        return new Shape(
                IntStream.range(0, sides.size())
                        .mapToLong(axis -> sizes.get(axis) / sides.get(axis))
                        .toArray());
    }

    /** Whether an input's length along each axis is a multiple of a patch's. */
    static boolean fit(Shape sizes, List<Integer> sides) {
        return IntStream.range(0, sides.size())
                .allMatch(axis -> sizes.get(axis) % sides.get(axis) == 0);
    }
}
