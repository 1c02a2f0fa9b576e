package org.kdtoolkit.baselines.ofd;
import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;
public final class OfdObjective {
    static NDArray weight(int stage, int stages, NDArray beside) {
        return Scalars.beside(beside, Math.pow(2, stage - stages + 1));
    }
}
