package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * Writes what is done to decoded files of one kind, up to the network's input, so that a file of
 * ONNX takes them as they are. Found by {@link java.util.ServiceLoader} where the kind's
 * configuration comes from; students of a kind that has none are written with the network's own
 * input.
 */
public interface InputGraph {

    /** The kind of files, as the modality's provider is called. */
    String kind();

    /**
     * Adds the graph's input and the operators behind it.
     *
     * @param settings the checked configuration of the kind
     * @param sample the shape of what the network perceives, without the batch; -1 where it differs
     * @return empty, and nothing added, if operators can't do what the configuration asks for
     */
    Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample);
}
