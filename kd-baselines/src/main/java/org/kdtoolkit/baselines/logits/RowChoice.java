package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;

/** What the masks of the {@link MlkdLoss} do to the samples or classes that it compares. */
public enum RowChoice {
    /** Leaves out those that are not chosen, as the masks are meant to. */
    CHOSEN {
        @Override
        NDArray mean(NDArray rows, NDArray mask) {
            return rows.mul(mask).mean();
        }
    },

    /**
     * Takes all, and multiplies their mean by the share of those that are chosen, as in the
     * published code, where a loss is a single number by the time a mask reaches it.
     */
    PUBLISHED {
        @Override
        NDArray mean(NDArray rows, NDArray mask) {
            return rows.mean().mul(mask.mean());
        }
    };

    /**
     * The loss of all rows.
     *
     * @param rows [R]: the loss of each sample or class
     * @param mask [R]: 1 where it is chosen, 0 elsewhere; a constant
     * @return a scalar
     */
    abstract NDArray mean(NDArray rows, NDArray mask);
}
