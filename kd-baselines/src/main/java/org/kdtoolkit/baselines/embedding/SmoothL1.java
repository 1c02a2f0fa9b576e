package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/** The smooth L1 difference: d² / 2 of differences up to 1, |d| - 1/2 of greater ones. */
final class SmoothL1 {

    private SmoothL1() {}

    /** Its mean over all entries of two arrays of one shape. */
    static NDArray mean(NDArray actual, NDArray expected) {
        NDArray size = actual.sub(expected).abs();
        NDArray capped = size.minimum(Scalars.beside(size, 1));
        return size.sub(capped.div(Scalars.beside(size, 2))).mul(capped).mean();
    }
}
