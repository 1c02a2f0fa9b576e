package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Where the noise comes from that says which patches are masked. */
@FunctionalInterface
public interface MaskNoise {

    /** Uniform, from the engine's random numbers. */
    MaskNoise UNIFORM = (modality, shape, manager) -> manager.randomUniform(0, 1, shape);

    /**
     * Draws the noise of a batch.
     *
     * @param modality what is masked
     * @param shape [B, L]: a number for each patch
     * @param manager owns the result
     */
    NDArray draw(String modality, Shape shape, NDManager manager);
}
