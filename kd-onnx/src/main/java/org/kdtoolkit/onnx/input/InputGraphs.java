package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * Finds what is written in front of a network.
 *
 * @param known one of each kind
 */
public record InputGraphs(List<InputGraph> known) {

    private static final String PREPARED =
            "prepare the network's own input as 'preprocessing' in 'student' tells";

    /** Copies the list. */
    public InputGraphs {
        known = List.copyOf(known);
    }

    /** Those that a class loader finds. */
    public static InputGraphs of(ClassLoader loader) {
        return new InputGraphs(
                ServiceLoader.load(InputGraph.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /**
     * Writes the input of a graph.
     *
     * @param files how files are read; empty where samples are none
     * @param sample the shape of what the network perceives, without the batch
     */
    public GraphInput write(OnnxGraph graph, Optional<ModalitySpec> files, Shape sample) {
        return files.flatMap(spec -> inside(graph, spec, sample))
                .orElseGet(() -> PlainInput.write(graph, "input", sample, "nothing", PREPARED));
    }

    private Optional<GraphInput> inside(OnnxGraph graph, ModalitySpec spec, Shape sample) {
        return known.stream()
                .filter(input -> input.kind().equals(spec.kind()))
                .findFirst()
                .flatMap(input -> input.write(graph, spec.settings(), sample));
    }
}
