package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.NotDescribedException;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.Stateful;

/**
 * A network of one input [B, ...] and three outputs: the feature map [B, K, D], the embedding [B,
 * D], the logits [B, C]. {@link BlockBackbone} makes a student of it. Where the embedding is the
 * mean of the tokens and the head a linear layer, {@link TokenNetwork} is all that is needed.
 *
 * <p>A subclass adds its layers as child blocks, and initialises them in {@link
 * #initializeChildBlocks}.
 */
public abstract class StudentNetwork extends AbstractBlock implements Stateful {

    private final int width;
    private final int classes;

    /**
     * Begins a network.
     *
     * @param width the embedding's width D, and that of the feature map's tokens
     * @param classes the number of classes C
     */
    protected StudentNetwork(int width, int classes) {
        this.width = width;
        this.classes = classes;
    }

    /** The embedding's width D, and that of the feature map's tokens. */
    public final int width() {
        return width;
    }

    /**
     * How the tokens of its feature map are arranged, such as [height, width]; [1] for one token.
     *
     * @param input the shape of a batch
     */
    public abstract Shape grid(Shape input);

    /**
     * The layouts of the inner feature maps that it offers in {@link #forward(ParameterStore,
     * NDArray, boolean, StageMaps)}, by name, from the first to the last; by default there are
     * none.
     *
     * @param input the shape of a batch
     */
    public Map<String, FeatureMapShape> stages(Shape input) {
        return Map.of();
    }

    /**
     * What stages are before their activations, by the stages' names; by default none can be asked
     * for.
     *
     * @param input the shape of a batch
     */
    public Map<String, Preactivation> preactivations(Shape input) {
        return Map.of();
    }

    /**
     * The names of the weights that lie between each stage and the one before, by the stages'
     * names; by default none are known.
     */
    public Map<String, Set<String>> stageWeights() {
        return Map.of();
    }

    /** What makes the logits of the embedding, with the network's own weights: no copies. */
    public abstract Head head();

    /** The names of the weights whose first axis counts the classes. */
    public abstract Set<String> headNames();

    /**
     * Runs the network.
     *
     * @param parameters holds the weights
     * @param input [B, ...]; its manager owns the output
     * @param training whether batch norms and dropout train
     * @param stages is offered the inner feature maps
     * @return the feature map, the embedding, the logits
     */
    protected abstract NDList forward(
            ParameterStore parameters, NDArray input, boolean training, StageMaps stages);

    /**
     * Tells what {@link #forward(ParameterStore, NDArray, boolean, StageMaps)} computes in
     * evaluation, as {@link Backbone#describe} does; by default it is not told.
     *
     * @param graph takes the operations
     * @param input a batch [B, ...]
     * @throws NotDescribedException if it is not told
     */
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        throw new NotDescribedException("it does not describe what it computes");
    }

    /**
     * Tells what the feature map [B, K, D] is in evaluation, as {@link Backbone#describeFeatureMap}
     * does; by default it is not told.
     *
     * @param graph takes the operations
     * @param input a batch [B, ...]
     * @throws NotDescribedException if it is not told
     */
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        throw new NotDescribedException("it does not describe its feature map");
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return forward(parameters, inputs.singletonOrThrow(), training, StageMaps.none());
    }

    @Override
    public final Shape[] getOutputShapes(Shape[] inputs) {
        long batch = inputs[0].get(0);
        return new Shape[] {
            new Shape(batch, grid(inputs[0]).size(), width),
            new Shape(batch, width),
            new Shape(batch, classes)
        };
    }
}
