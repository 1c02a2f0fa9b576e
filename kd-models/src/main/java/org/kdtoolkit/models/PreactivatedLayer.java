package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import java.util.function.Consumer;

/** A layer that ends with an activation, and can be listened to before that. */
interface PreactivatedLayer {

    /** A layer as such a one, if it ends with an activation. */
    static Optional<PreactivatedLayer> of(Block layer) {
        return layer instanceof PreactivatedLayer ends && ends.endsWithActivation()
                ? Optional.of(ends)
                : Optional.empty();
    }

    /** Whether it ends with an activation; a sequence of layers does if its last one does. */
    default boolean endsWithActivation() {
        return true;
    }

    /**
     * Runs the layer, as its own {@code forward} does.
     *
     * @param preactivation hears of what the activation reads; that may be closed afterwards
     */
    NDList forward(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            Consumer<NDArray> preactivation);

    /**
     * The shape of what the activation reads.
     *
     * @param input the shape of a batch
     */
    Shape preactivation(Shape input);

    /** The last layer before the activation. */
    Block norm();
}
