package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Which of a sample's patches are kept, drawn by noise: those of the least.
 *
 * @param kept [B, K] int64: the places of the patches that are kept, in the order of their noise
 * @param restore [B, L] int64: where each patch stands in that order, those behind the first K
 *     being removed
 */
public record Mask(NDArray kept, NDArray restore) {

    /**
     * A mask.
     *
     * @param noise [B, L]; its manager owns the mask
     * @param keep how many patches K are kept
     */
    static Mask of(NDArray noise, int keep) {
        NDArray order = noise.argSort(1, true);
        return new Mask(order.get(":, :" + keep), order.argSort(1, true));
    }

    /**
     * How many patches a ratio keeps, halves rounded to even.
     *
     * @param patches the number of patches L
     * @param ratio how many of them are removed
     */
    static int count(int patches, double ratio) {
        return (int) Math.rint(patches * (1 - ratio));
    }

    /**
     * The tokens of the patches that are kept.
     *
     * @param tokens [B, L, D]
     * @return [B, K, D]
     */
    NDArray visible(NDArray tokens) {
        return at(tokens, kept);
    }

    /** [B, L] float32: 1 where a patch is removed. */
    NDArray removed() {
        return restore.gte(kept.getShape().get(1)).toType(DataType.FLOAT32, false);
    }

    /**
     * Tokens from given places.
     *
     * @param tokens [B, N, D]
     * @param places [B, M] int64, each below N
     * @return [B, M, D]
     */
    static NDArray at(NDArray tokens, NDArray places) {
        Shape each = places.getShape().add(tokens.getShape().get(2));
        return tokens.gather(places.expandDims(2).broadcast(each), 1);
    }
}
