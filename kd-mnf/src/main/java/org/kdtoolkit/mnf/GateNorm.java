package org.kdtoolkit.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.List;
import org.kdtoolkit.api.distill.Scalars;

/** Which weight matrices of the gate are kept small. */
public enum GateNorm {

    /**
     * The last one only, which is what the published training does: its loop over the matrices
     * overwrites the norm of the one before.
     */
    PUBLISHED {
        @Override
        List<Parameter> of(List<Parameter> gateWeights) {
            return gateWeights.subList(gateWeights.size() - 1, gateWeights.size());
        }
    },

    /** Both. */
    BOTH {
        @Override
        List<Parameter> of(List<Parameter> gateWeights) {
            return gateWeights;
        }
    };

    abstract List<Parameter> of(List<Parameter> gateWeights);

    /**
     * The mean over a matrix's rows of the sum of absolute values, summed over the matrices.
     *
     * @param filter whose gate it is
     * @param like an array of the step, whose manager owns the result
     * @return a scalar
     */
    NDArray value(ModalityNoiseFilter filter, NDArray like) {
        return of(filter.gateWeights()).stream()
                .map(weight -> rowNorm(weight.getArray(), like))
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private static NDArray rowNorm(NDArray weight, NDArray like) {
        NDArray magnitudes = weight.abs();
        magnitudes.attach(like.getManager());
        return magnitudes.sum().div(Scalars.beside(magnitudes, weight.getShape().get(0)));
    }
}
