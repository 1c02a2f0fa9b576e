package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Tokens [B, K, D0], a linear map to width D, their mean, a linear head: the student of fixtures.
 */
public final class TokenStudent implements Backbone {

    private final Linear map;
    private final Linear head;
    private final int width;
    private final ParameterStore parameters;

    public TokenStudent(int in, int width, int classes, NDManager manager) {
        this.map = TorchLayers.linear(in, width);
        this.head = TorchLayers.linear(width, classes);
        this.width = width;
        this.parameters = new ParameterStore(manager, false);
        map.initialize(manager, DataType.FLOAT32, new Shape(1, 1, in));
        head.initialize(manager, DataType.FLOAT32, new Shape(1, width));
    }

    @Override
    public Block block() {
        throw new UnsupportedOperationException("the fixture's student is no single block");
    }

    @Override
    public FeatureMapShape featureMap() {
        return FeatureMapShape.token(width);
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        NDArray tokens = map.forward(parameters, new NDList(input), training).singletonOrThrow();
        NDArray embedding = tokens.mean(new int[] {1});
        NDArray logits =
                head.forward(parameters, new NDList(embedding), training).singletonOrThrow();
        return StudentOutput.of(tokens, embedding, logits);
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("map", map).add("cls", head).build();
    }
}
