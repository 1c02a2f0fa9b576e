package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Constants;
import org.kdtoolkit.api.model.Stateful;

/**
 * One of the networks that learn together, on whose embedding and class scores masks can lie. Its
 * state is empty where it is a student, whose weights the engine has.
 */
interface Peer extends Stateful {

    /** What it is called in the names of terms. */
    String name();

    /** The width D of its embedding. */
    int width();

    /**
     * What it says of a batch.
     *
     * @param training whether batch norms and dropout train
     */
    Said see(Batch batch, boolean training);

    /** What it says in evaluation, as a constant. */
    default Said frozen(Batch batch) {
        return constant(batch, () -> see(batch, false)).withConstantHead();
    }

    /** Computes of a batch what no gradient flows through. */
    static <T> T constant(Batch batch, Supplier<T> computation) {
        NDArray input = batch.inputs().values().iterator().next();
        return Constants.compute(input.getManager().getEngine(), computation);
    }
}
