package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A teacher of two modalities: a network for each, and class scores of both embeddings side by
 * side.
 *
 * @param networks one a modality; their own class scores are left out
 * @param classifier the class layer
 */
record FusedPeer(List<StudentPeer> networks, Linear classifier) implements Peer {

    /** What it is called, so that no student can be. */
    static final String NAME = "both";

    /**
     * Puts networks together, under a fresh class layer.
     *
     * @param classes the number of classes C
     * @param manager owns the layer's weights
     */
    static FusedPeer of(List<StudentPeer> networks, int classes, NDManager manager) {
        int width = networks.stream().mapToInt(StudentPeer::width).sum();
        Linear classifier = TorchLayers.linear(width, classes);
        classifier.initialize(manager, DataType.FLOAT32, new Shape(1, width));
        return new FusedPeer(List.copyOf(networks), classifier);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int width() {
        return networks.stream().mapToInt(StudentPeer::width).sum();
    }

    @Override
    public Said see(Batch batch, boolean training) {
        NDArray embedding =
                networks.stream()
                        .map(network -> network.embedding(batch, training))
                        .reduce((first, second) -> first.concat(second, 1))
                        .orElseThrow();
        LinearHead head = LinearHead.of(classifier);
        return new Said(embedding, head, head.logits(embedding));
    }

    /** All weights but those of the networks' own heads, which nothing trains. */
    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        networks.forEach(network -> addBody(network, state));
        return state.add("classifier", classifier).build();
    }

    private static void addBody(StudentPeer student, StateDict.Builder state) {
        Backbone network = student.trainee().network();
        network.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (!network.head().contains(name)) {
                                state.add("networks.%s.%s".formatted(student.name(), name), weight);
                            }
                        });
    }
}
