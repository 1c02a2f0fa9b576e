package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.loading.TransferBuffers;

/** A network of the toolkit, opened. */
final class BackboneNetwork implements FrozenNetwork {

    private final Backbone network;
    private final NDManager manager;
    private final List<OutputRole> roles;
    private final TransferBuffers staging = new TransferBuffers();

    /**
     * Takes a network with its weights.
     *
     * @param manager owns the weights; closed with this
     * @param roles what is asked of it
     */
    BackboneNetwork(Backbone network, NDManager manager, List<OutputRole> roles) {
        this.network = network;
        this.manager = manager;
        this.roles = roles;
    }

    @Override
    public Map<OutputRole, FloatTable> answer(List<HostTensor> batch) {
        try (NDManager step = manager.newSubManager()) {
            StudentOutput output = network.forward(input(batch, step), false);
            Map<OutputRole, FloatTable> answer = new EnumMap<>(OutputRole.class);
            for (OutputRole role : roles) {
                answer.put(role, table(role, output));
            }
            return answer;
        }
    }

    @Override
    public NetworkAnswer ask(NDArray input, Set<String> stages) {
        StudentOutput output = network.forward(input, false, stages);
        Map<OutputRole, NDArray> outputs = new EnumMap<>(OutputRole.class);
        for (OutputRole role : roles) {
            outputs.put(
                    role,
                    switch (role) {
                        case EMBEDDING -> output.embedding();
                        case LOGITS -> output.logits();
                        case FEATURE_MAP -> output.featureMap();
                    });
        }
        return new NetworkAnswer(outputs, output.stages()).mapped(NDArray::stopGradient);
    }

    @Override
    public Map<String, FeatureMapShape> stages() {
        return network.stages();
    }

    @Override
    public Map<String, Preactivation> preactivations() {
        return network.preactivations();
    }

    /**
     * Asks it for inner feature maps.
     *
     * @param batch the samples' inputs, all of one shape
     * @param stages which, among those of {@link #stages}
     * @param owner owns the maps
     * @return [B, K, D] each, by name; constants
     */
    Map<String, NDArray> maps(List<HostTensor> batch, Set<String> stages, NDManager owner) {
        try (NDManager step = owner.newSubManager()) {
            Map<String, NDArray> maps = new LinkedHashMap<>();
            network.forward(input(batch, step), false, stages)
                    .stages()
                    .forEach((name, map) -> maps.put(name, map.stopGradient()));
            maps.values().forEach(map -> map.attach(owner));
            return maps;
        }
    }

    /** Its head, if that is a linear layer of the embedding. */
    Optional<LinearClassifier> classifier() {
        Map<String, Parameter> weights = network.state().entries();
        List<HostTensor> head =
                network.head().stream()
                        .map(name -> weights.get(name).getArray())
                        .sorted(Comparator.comparing(array -> array.getShape().dimension()))
                        .map(array -> new HostTensor(array.toFloatArray(), array.getShape()))
                        .toList();
        boolean linear =
                head.size() == 2
                        && head.get(0).shape().dimension() == 1
                        && head.get(1).shape().dimension() == 2
                        && head.get(1).shape().get(1) == network.featureMap().width();
        return linear
                ? Optional.of(new LinearClassifier(head.get(1), head.get(0)))
                : Optional.empty();
    }

    private NDArray input(List<HostTensor> batch, NDManager step) {
        float[][] rows = batch.stream().map(HostTensor::values).toArray(float[][]::new);
        Shape shape = new Shape(batch.size()).addAll(batch.get(0).shape());
        return staging.stack(step, rows).reshape(shape);
    }

    private FloatTable table(OutputRole role, StudentOutput output) {
        return switch (role) {
            case EMBEDDING -> vectors(output.embedding());
            case LOGITS -> vectors(output.logits());
            case FEATURE_MAP -> {
                FeatureMapShape map = network.featureMap();
                Shape row = map.grid().addAll(new Shape(map.width()));
                yield FloatTable.of(output.featureMap().toFloatArray(), row);
            }
        };
    }

    private static FloatTable vectors(NDArray array) {
        return FloatTable.of(array.toFloatArray(), array.getShape().slice(1));
    }

    @Override
    public void close() {
        manager.close();
    }
}
