package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * Makes tokens [B, L, D] of the patches of an input: one layer reads the values of a patch, and
 * each position has a learned vector that is added. A class token, which has a position too, may
 * stand before them.
 */
final class PatchEmbedding extends AbstractBlock implements Stateful, DescribedLayer {

    private static final float DEVIATION = 0.02f;

    private final PatchForm form;
    private final Shape input;
    private final Shape grid;
    private final int width;
    private final Optional<Parameter> classToken;
    private final Parameter positions;
    private final Linear layer;

    /**
     * An embedding with fresh weights.
     *
     * @param form how inputs are cut
     * @param input the shape of one sample, without the batch, for whose grid positions are learned
     * @param width the tokens' width D
     * @param hasClassToken whether a class token stands before the patches
     * @throws IllegalArgumentException if the input can't be cut
     */
    PatchEmbedding(PatchForm form, Shape input, int width, boolean hasClassToken) {
        this.form = form;
        this.input = input;
        this.grid = form.grid(input);
        this.width = width;
        this.classToken = hasClassToken ? Optional.of(tokens("cls_token", 1)) : Optional.empty();
        this.positions = tokens("enc_pos_embed", grid.size() + classTokens());
        this.layer = addChildBlock("proj", Linear.builder().setUnits(width).build());
        layer.setInitializer(VisionTransformer.XAVIER, Parameter.Type.WEIGHT);
    }

    private Parameter tokens(String name, long count) {
        // published with positions cut off at a hundred deviations, which none ever reaches
        return addParameter(
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.OTHER)
                        .optShape(new Shape(1, count, width))
                        .optInitializer(new NormalInitializer(DEVIATION))
                        .build());
    }

    PatchForm form() {
        return form;
    }

    /** How many values a patch has. */
    int patchValues() {
        return Math.toIntExact(form.values(input));
    }

    boolean hasClassToken() {
        return classToken.isPresent();
    }

    /** How many tokens stand before those of the patches. */
    int classTokens() {
        return classToken.isPresent() ? 1 : 0;
    }

    /**
     * The patches' tokens, with positions, which are interpolated where the grid is another than
     * the one that they were learned for.
     *
     * @param batch [B, ...]; its manager owns the result
     * @return [B, L, D]
     * @throws IllegalArgumentException if the input can't be cut
     */
    NDArray embed(ParameterStore parameters, NDArray batch, boolean training) {
        Shape wanted = form.grid(batch.getShape().slice(1));
        NDArray learned = parameters.getValue(positions, batch.getDevice(), training);
        try (NDArray patches = form.cut(batch);
                NDArray read = TransformerTrunk.apply(layer, parameters, patches, training);
                NDArray ofPatches = learned.get(new NDIndex(":, {}:", classTokens()))) {
            return wanted.equals(grid)
                    ? read.add(ofPatches)
                    : addResampled(read, ofPatches, wanted);
        }
    }

    private NDArray addResampled(NDArray tokens, NDArray learned, Shape wanted) {
        GridResampling resampling = new GridResampling(form.interpolation(), grid, wanted);
        // stays open until the step ends: the gradient is made of it, and its memory is Java's
        NDArray matrix = resampling.matrix(tokens.getManager());
        try (NDArray resampled = matrix.matMul(learned)) {
            return tokens.add(resampled);
        }
    }

    /**
     * Puts the class token, where there is one, before others.
     *
     * @param tokens [B, L', D]; its manager owns the result
     * @return [B, L' + 1, D], or the same array
     */
    NDArray withClassToken(ParameterStore parameters, NDArray tokens, boolean training) {
        return classToken
                .map(
                        token ->
                                prepended(
                                        parameters.getValue(token, tokens.getDevice(), training),
                                        parameters.getValue(
                                                positions, tokens.getDevice(), training),
                                        tokens))
                .orElse(tokens);
    }

    private static NDArray prepended(NDArray token, NDArray positions, NDArray tokens) {
        NDManager manager = tokens.getManager();
        Shape shape = new Shape(tokens.getShape().get(0), 1, tokens.getShape().get(2));
        // begins with zeros of the step's manager, as a sum of weights would be left with theirs
        try (NDArray zeros = manager.zeros(shape);
                NDArray repeated = zeros.add(token);
                NDArray position = positions.get(":, :1");
                NDArray placed = repeated.add(position)) {
            return NDArrays.concat(new NDList(placed, tokens), 1);
        }
    }

    /** What {@link #embed} and {@link #withClassToken} make of an input. */
    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue batch) {
        Shape wanted = form.grid(batch.shape().slice(1));
        GraphValue places = graph.weight(positions);
        GraphValue learned = graph.slice(places, 1, classTokens(), classTokens() + grid.size());
        GraphValue read = graph.layer(layer, form.describe(graph, batch));
        GraphValue tokens = graph.add(read, resampled(graph, learned, wanted));
        return classToken
                .map(
                        token -> {
                            GraphValue place = graph.slice(places, 1, 0, 1);
                            GraphValue placed = graph.add(graph.weight(token), place);
                            return graph.concatenate(List.of(graph.repeat(placed), tokens), 1);
                        })
                .orElse(tokens);
    }

    private GraphValue resampled(NetworkGraph graph, GraphValue learned, Shape wanted) {
        if (wanted.equals(grid)) {
            return learned;
        }
        float[] matrix = new GridResampling(form.interpolation(), grid, wanted).weights();
        Shape shape = new Shape(wanted.size(), grid.size());
        return graph.matMul(graph.constant(matrix, shape), learned);
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        classToken.ifPresent(token -> state.add(token.getName(), token));
        return state.add(positions.getName(), positions).add(form.layer() + ".proj", layer).build();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        layer.initialize(manager, type, new Shape(1, 1, form.values(input)));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return new NDList(embed(parameters, inputs.singletonOrThrow(), training));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {
            new Shape(inputs[0].get(0), form.grid(inputs[0].slice(1)).size(), width)
        };
    }
}
