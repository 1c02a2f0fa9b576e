package org.kdtoolkit.api.model;

import java.util.Optional;

/**
 * A provider of backbones that knows its networks by their weights, so that files of others can be
 * imported.
 *
 * @param <C> the provider's configuration
 */
public interface NetworkRecognizer<C extends Record> {

    /**
     * Tells which of the provider's networks left some weights. It need not compare them all: what
     * is missing or of another shape is found when the network is created. What the weights do not
     * tell has its default.
     *
     * @param weights the names and shapes in a file
     * @return the network, or nothing if its first layer is not among the weights
     */
    Optional<Blueprint<C>> recognize(WeightShapes weights);
}
