package org.kdtoolkit.api.model;

import org.apiguardian.api.API;

/**
 * A layer, or several, that can tell what it computes in evaluation. A block of an own kind
 * implements it beside its forward pass, so that networks with it can be described.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@FunctionalInterface
public interface DescribedLayer {

    /**
     * Tells the graph what the layer makes of a value.
     *
     * @param graph takes the operations
     * @param input [B, ...]
     * @return [B, ...]
     * @throws NotDescribedException if the layer has parts that can't tell it
     */
    GraphValue describe(NetworkGraph graph, GraphValue input);
}
