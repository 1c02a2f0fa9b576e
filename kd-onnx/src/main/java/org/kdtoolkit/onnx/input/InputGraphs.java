package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.ServiceLoader;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Finds what is written in front of a network: what came with the kind of files, or with us. */
public final class InputGraphs {

    private static final String PREPARED =
            "prepare the network's own input as the student's description tells";

    private InputGraphs() {}

    /**
     * Writes the input of a graph.
     *
     * @param files how files are read; empty where samples are none
     * @param sample the shape of what the network perceives, without the batch
     */
    public static GraphInput write(OnnxGraph graph, Optional<ModalitySpec> files, Shape sample) {
        return files.flatMap(spec -> inside(graph, spec, sample))
                .orElseGet(() -> PlainInput.write(graph, "input", sample, "nothing", PREPARED));
    }

    private static Optional<GraphInput> inside(OnnxGraph graph, ModalitySpec spec, Shape sample) {
        ClassLoader loader = spec.settings().getClass().getClassLoader();
        return ServiceLoader.load(InputGraph.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(input -> input.kind().equals(spec.kind()))
                .findFirst()
                .flatMap(input -> input.write(graph, spec.settings(), sample));
    }
}
