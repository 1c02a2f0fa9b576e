package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A network that is a body, the mean over the body's positions, and a linear head on it.
 *
 * <p>One input [B, ...]; three outputs: the feature map [B, K, D] whose K tokens are the body's
 * positions, the embedding [B, D], the logits [B, C].
 */
public abstract class TokenNetwork extends StudentNetwork {

    private final SequentialBlock body;
    private final Linear head;
    private final StateDict state;
    private final Set<String> headNames;
    private final int width;
    private final int classes;

    /**
     * Puts a network together whose weights are named as in a PyTorch module with a sequential
     * {@code body} and a {@code head}.
     *
     * @param body returns [B, D] or [B, D, ...]
     * @param width the body's width D
     * @param classes the number of classes C
     */
    TokenNetwork(SequentialBlock body, int width, int classes) {
        this(body, numbered(body), width, "head", classes);
    }

    /**
     * Puts a network together that has names of its own.
     *
     * @param body returns [B, D] or [B, D, ...]
     * @param weights the body's weights
     * @param width the body's width D
     * @param headName the prefix of the names of the head's weights
     * @param classes the number of classes C
     */
    TokenNetwork(SequentialBlock body, StateDict weights, int width, String headName, int classes) {
        this.body = addChildBlock("body", body);
        this.head = addChildBlock("head", TorchLayers.linear(width, classes));
        this.state = StateDict.builder().addAll(weights).add(headName, head).build();
        this.headNames = Set.of(headName + ".weight", headName + ".bias");
        this.width = width;
        this.classes = classes;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    Shape grid(Shape input) {
        Shape positions = body.getOutputShapes(new Shape[] {input})[0].slice(2);
        return positions.dimension() == 0 ? new Shape(1) : positions;
    }

    @Override
    Set<String> head() {
        return headNames;
    }

    /** The weights: those of the body, then the head's. */
    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape output = body.getOutputShapes(inputs)[0];
        long batch = output.get(0);
        return new Shape[] {
            new Shape(batch, output.slice(2).size(), width),
            new Shape(batch, width),
            new Shape(batch, classes)
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        body.initialize(manager, type, inputs);
        head.initialize(manager, type, new Shape(1, width));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray output = body.forward(parameters, inputs, training).singletonOrThrow();
        long batch = output.getShape().get(0);
        NDArray featureMap = output.reshape(batch, width, -1).transpose(0, 2, 1);
        NDArray embedding = featureMap.mean(new int[] {1});
        NDArray logits =
                head.forward(parameters, new NDList(embedding), training).singletonOrThrow();
        return new NDList(featureMap, embedding, logits);
    }

    private static StateDict numbered(SequentialBlock body) {
        StateDict.Builder state = StateDict.builder();
        List<Block> layers = body.getChildren().values();
        for (int i = 0; i < layers.size(); i++) {
            state.add("body." + i, layers.get(i));
        }
        return state.build();
    }
}
