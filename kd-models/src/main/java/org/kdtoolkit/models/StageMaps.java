package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;

/**
 * The inner feature maps that one pass through a network is asked for. The network offers what it
 * has; nothing is made of what nobody asked for.
 */
public final class StageMaps {

    private final Set<String> asked;
    private final Map<String, NDArray> maps = new LinkedHashMap<>();

    private StageMaps(Set<String> asked) {
        this.asked = asked;
    }

    /** Asks for some stages, by name. */
    public static StageMaps of(Set<String> asked) {
        return new StageMaps(Set.copyOf(asked));
    }

    /** Asks for nothing. */
    public static StageMaps none() {
        return of(Set.of());
    }

    /** Whether a stage is asked for. */
    boolean isAsked(String stage) {
        return asked.contains(stage);
    }

    /**
     * Takes an array over as tokens, if it is asked for. The tokens share its memory or are a copy:
     * the array may be closed afterwards.
     *
     * @param stage the name
     * @param array channels first, as convolutions and linear layers give it: [B, D, positions...]
     *     or [B, D]
     */
    public void offer(String stage, NDArray array) {
        if (asked.contains(stage)) {
            maps.put(stage, tokens(array));
        }
    }

    /** What was asked for and offered: each [B, K, D], by the name, in the network's order. */
    public Map<String, NDArray> maps() {
        return Collections.unmodifiableMap(maps);
    }

    /**
     * The positions of an array as tokens, with a gradient.
     *
     * @param array [B, D, positions...] or [B, D]
     * @return [B, K, D], K being 1 where there are no positions
     */
    static NDArray tokens(NDArray array) {
        Shape shape = array.getShape();
        if (shape.dimension() == 2) {
            return array.expandDims(1);
        }
        return array.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    /** The same, told to a graph. */
    static GraphValue tokens(NetworkGraph graph, GraphValue array) {
        Shape shape = array.shape();
        long positions = shape.slice(2).size();
        return graph.transpose(graph.reshape(array, -1, shape.get(1), positions), 0, 2, 1);
    }
}
