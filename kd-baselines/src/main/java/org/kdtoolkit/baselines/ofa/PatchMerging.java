package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * Puts each square of two by two tokens together, in the order of columns, and makes one token of
 * it: layer norm and a linear layer, with GELU behind.
 */
final class PatchMerging implements Stateful {

    private static final int SIDE = 2;

    private final long frames;
    private final long height;
    private final long width;
    private final boolean bends;
    private final NamedSequence layers;

    /**
     * Creates the layers with fresh weights.
     *
     * @param grid [..., height, width] of the tokens, the last two even
     * @param in the tokens' width
     * @param out the width of what becomes of them
     * @param bends whether GELU follows
     * @param manager owns the weights
     */
    PatchMerging(Shape grid, int in, int out, boolean bends, NDManager manager) {
        int axes = grid.dimension();
        this.height = grid.get(axes - SIDE);
        this.width = grid.get(axes - 1);
        this.frames = grid.size() / (height * width);
        this.bends = bends;
        int four = SIDE * SIDE * in;
        this.layers =
                new NamedSequence()
                        .add("norm", TransformerHead.norm())
                        .add("reduction", HeadLayers.linear(out, false))
                        .initialized(manager, new Shape(1, 1, four));
    }

    /** Makes [B, K / 4, out] of [B, K, in]. */
    NDArray merge(NDArray tokens) {
        Shape shape = tokens.getShape();
        long batch = shape.get(0);
        long in = shape.get(2);
        NDArray together =
                tokens.reshape(batch * frames * height / SIDE, SIDE, width / SIDE, SIDE, in)
                        .transpose(0, 2, 3, 1, 4)
                        .reshape(batch, shape.get(1) / (SIDE * SIDE), SIDE * SIDE * in);
        NDArray merged = layers.apply(together);
        return bends ? merged.getNDArrayInternal().gelu() : merged;
    }

    @Override
    public StateDict state() {
        return layers.state();
    }
}
