package org.kdtoolkit.baselines.mst;

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
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;

/** A row, mapped and normed, and class scores of that. */
final class NormedBackbone implements Backbone {

    private final SequentialBlock block = new SequentialBlock();
    private final int width;
    private final boolean offersHead;
    private final Linear map;
    private final Block norm = TorchLayers.batchNorm();
    private final Linear head;

    NormedBackbone(int inputs, int width, int classes, boolean offersHead, NDManager manager) {
        this.width = width;
        this.offersHead = offersHead;
        this.map = TorchLayers.linear(inputs, width);
        this.head = TorchLayers.linear(width, classes);
        block.add(map).add(norm).add(head);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
    }

    @Override
    public Block block() {
        return block;
    }

    @Override
    public FeatureMapShape featureMap() {
        return new FeatureMapShape(new Shape(1), width);
    }

    @Override
    public Set<String> head() {
        return offersHead ? Set.of("fc.weight", "fc.bias") : Set.of();
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        ParameterStore store = new ParameterStore(input.getManager(), false);
        NDList mapped = map.forward(store, new NDList(input), training);
        NDArray embedding = norm.forward(store, mapped, training).singletonOrThrow();
        NDArray logits = head.forward(store, new NDList(embedding), training).singletonOrThrow();
        StudentOutput output = StudentOutput.of(embedding.expandDims(1), embedding, logits);
        return offersHead ? output.withHead(LinearHead.of(head)) : output;
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("map", map).add("norm", norm).add("fc", head).build();
    }
}
