package org.kdtoolkit.baselines.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Tokens in the places that they have in a map. */
public final class TokenGrid {

    private TokenGrid() {}

    /**
     * Tokens as a map.
     *
     * @param tokens [B, K, D]; its manager owns the result
     * @param grid how the K tokens are arranged, in row-major order
     * @return [B, D, grid...]
     */
    public static NDArray arrange(NDArray tokens, Shape grid) {
        Shape shape = tokens.getShape();
        return tokens.transpose(0, 2, 1)
                .reshape(new Shape(shape.get(0), shape.get(2)).addAll(grid));
    }
}
