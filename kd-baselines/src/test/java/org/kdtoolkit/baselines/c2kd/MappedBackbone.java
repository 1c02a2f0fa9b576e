package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.Set;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;

/** A row, mapped to two by two places, and class scores of their mean. */
final class MappedBackbone implements Backbone {

    private static final int PLACES = 4;

    private final SequentialBlock block = new SequentialBlock();
    private final int channels;
    private final Linear map;
    private final Linear head;

    MappedBackbone(int inputs, int channels, int classes, NDManager manager) {
        this.channels = channels;
        this.map = TorchLayers.linear(inputs, (long) PLACES * channels);
        this.head = TorchLayers.linear(channels, classes);
        block.add(map).add(head);
        map.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
        head.initialize(manager, DataType.FLOAT32, new Shape(1, channels));
    }

    @Override
    public Block block() {
        return block;
    }

    @Override
    public FeatureMapShape featureMap() {
        return new FeatureMapShape(new Shape(PLACES), channels);
    }

    @Override
    public Set<String> head() {
        return Set.of("fc.weight", "fc.bias");
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        ParameterStore store = new ParameterStore(input.getManager(), false);
        NDArray mapped = map.forward(store, new NDList(input), training).singletonOrThrow();
        NDArray places =
                mapped.reshape(input.getShape().get(0), channels, PLACES).transpose(0, 2, 1);
        NDArray embedding = places.mean(new int[] {1});
        return StudentOutput.of(
                places,
                embedding,
                head.forward(store, new NDList(embedding), training).singletonOrThrow());
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("map", map).add("fc", head).build();
    }
}
