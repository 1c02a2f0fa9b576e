package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;

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
     * Cuts a batch.
     *
     * @param input [B, ...]; its manager owns the result
     * @return [B, L, P] for L patches of P values
     * @throws IllegalArgumentException if it can't be cut
     */
    NDArray cut(NDArray input);

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
