package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/** The blocks of a vision transformer, one after the other, over tokens [B, N, D]. */
public final class TransformerTrunk extends AbstractBlock implements Stateful, DescribedLayer {

    private static final float EPSILON = 1e-5f;
    private static final int WIDTH = 2;

    private final TransformerSize size;
    private final List<TransformerBlock> blocks = new ArrayList<>();

    /** A trunk with fresh weights. */
    public TransformerTrunk(TransformerSize size) {
        this.size = size;
        for (int block = 0; block < size.depth(); block++) {
            blocks.add(
                    addChildBlock(name(block), new TransformerBlock(size.width(), size.heads())));
        }
    }

    /** A norm over the width of tokens [B, N, D]. */
    static LayerNorm norm() {
        return LayerNorm.builder().axis(WIDTH).optEpsilon(EPSILON).build();
    }

    /** Tells what such a norm makes of tokens. */
    static GraphValue describe(LayerNorm norm, NetworkGraph graph, GraphValue tokens) {
        ParameterList weights = norm.getDirectParameters();
        return graph.layerNorm(tokens, weights.get("gamma"), weights.get("beta"), EPSILON);
    }

    /** What a layer makes of tokens [B, N, D], or of their mean. */
    static NDArray apply(Block layer, ParameterStore parameters, NDArray input, boolean training) {
        return layer.forward(parameters, new NDList(input), training).singletonOrThrow();
    }

    /** What a block is called, counted from 0, both as a stage and before its weights' names. */
    static String name(int block) {
        return "blocks." + block;
    }

    /** The names of the blocks of a trunk of such a depth. */
    static List<String> names(int depth) {
        return IntStream.range(0, depth).mapToObj(TransformerTrunk::name).toList();
    }

    TransformerSize size() {
        return size;
    }

    /**
     * Takes another trunk's blocks in place of its own, whose weights are closed.
     *
     * @throws IllegalArgumentException if the other is of another size
     */
    void share(TransformerTrunk other) {
        if (!size.equals(other.size)) {
            throw new IllegalArgumentException(
                    "only blocks of one width, depth and number of heads can be shared, found %s and %s"
                            .formatted(size, other.size));
        }
        if (blocks.equals(other.blocks)) {
            return;
        }
        state().entries().values().forEach(Parameter::close);
        blocks.clear();
        children.clear();
        for (TransformerBlock block : other.blocks) {
            blocks.add(addChildBlock(name(blocks.size()), block));
        }
    }

    /**
     * Runs the blocks. Closes what each returns as soon as the next has read it.
     *
     * @param parameters holds the weights
     * @param tokens [B, N, D], which stay open
     * @param last how tokens attend to each other in the last block
     * @param stages is shown what each block returns, by its name; the array is closed afterwards
     * @return [B, N, D]
     */
    NDArray forward(
            ParameterStore parameters,
            NDArray tokens,
            boolean training,
            ScaledAttention last,
            BiConsumer<String, NDArray> stages) {
        ScaledAttention usual = ScaledAttention.of(tokens.getManager().getEngine());
        NDArray current = tokens;
        for (int block = 0; block < blocks.size(); block++) {
            ScaledAttention way = block == blocks.size() - 1 ? last : usual;
            NDArray next = blocks.get(block).forward(parameters, current, training, way);
            if (current != tokens) {
                current.close();
            }
            current = next;
            stages.accept(name(block), current);
        }
        return current;
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue tokens) {
        GraphValue current = tokens;
        for (TransformerBlock block : blocks) {
            current = block.describe(graph, current);
        }
        return current;
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        for (int block = 0; block < blocks.size(); block++) {
            state.add(name(block), blocks.get(block).state());
        }
        return state.build();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        blocks.forEach(block -> block.initialize(manager, type, inputs));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return new NDList(
                forward(
                        parameters,
                        inputs.singletonOrThrow(),
                        training,
                        ScaledAttention.of(inputs.singletonOrThrow().getManager().getEngine()),
                        (name, output) -> {}));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
