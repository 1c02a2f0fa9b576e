package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
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
            float[][] rows = batch.stream().map(HostTensor::values).toArray(float[][]::new);
            Shape shape = new Shape(batch.size()).addAll(batch.get(0).shape());
            StudentOutput output = network.forward(staging.stack(step, rows).reshape(shape), false);
            Map<OutputRole, FloatTable> answer = new EnumMap<>(OutputRole.class);
            for (OutputRole role : roles) {
                answer.put(role, table(role, output));
            }
            return answer;
        }
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
