package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;

/**
 * The head of a student that is a transformer: patches are merged by two until about seven are left
 * along an axis, blocks of a transformer follow, and a linear layer makes class scores of the class
 * token, or of the mean where there is none.
 */
final class TransformerHead implements BranchHead {

    /** Along each axis, the patches that merging is to leave. */
    private static final int GOAL = 7;

    private static final int HEADS = 4;
    private static final int[] TOKENS = {1};

    private final int classTokens;
    private final List<PatchMerging> mergers = new ArrayList<>();
    private final List<AttentionBlock> blocks = new ArrayList<>();
    private final NamedSequence classifier;

    /**
     * Creates a head with fresh weights.
     *
     * @param map the layout of the stage's map, class tokens left out
     * @param classTokens how many there are, before all others
     * @param depth the number of blocks
     * @param width of the student's last map
     * @param classes the number of classes C
     * @param manager owns the weights
     * @throws ConfigurationException if the tokens can't be divided among the attention's heads, or
     *     class tokens have another width than merged ones
     */
    TransformerHead(
            FeatureMapShape map,
            int classTokens,
            int depth,
            int width,
            int classes,
            NDManager manager) {
        this.classTokens = classTokens;
        merge(map, width, manager);
        int wide = mergers.isEmpty() ? map.width() : width;
        if (wide % HEADS != 0) {
            throw new ConfigurationException(
                    "a transformer head of ofa needs tokens whose width is a multiple of %d, found %d; take 'heads: convolutions'"
                            .formatted(HEADS, wide));
        }
        for (int block = 0; block < depth; block++) {
            blocks.add(new AttentionBlock(wide, HEADS, manager));
        }
        classifier =
                new NamedSequence()
                        .add("3", HeadLayers.linear(classes, true))
                        .initialized(manager, new Shape(1, wide));
    }

    private void merge(FeatureMapShape map, int width, NDManager manager) {
        Shape grid = map.grid();
        int in = map.width();
        int times = merges(grid);
        for (int time = 0; time < times; time++) {
            boolean bends = time == 0 || time < times - 1;
            mergers.add(new PatchMerging(grid, in, width, bends, manager));
            grid = halved(grid);
            in = width;
        }
    }

    /** As often as both of the last axes stay even, and no shorter than wanted. */
    private static int merges(Shape grid) {
        int times = 0;
        Shape left = grid;
        while (left.dimension() > 1 && canHalve(left, 1) && canHalve(left, 2)) {
            left = halved(left);
            times++;
        }
        return times;
    }

    private static boolean canHalve(Shape grid, int fromLast) {
        long size = grid.get(grid.dimension() - fromLast);
        return size % 2 == 0 && size >= 2 * GOAL;
    }

    private static Shape halved(Shape grid) {
        long[] sizes = grid.getShape().clone();
        sizes[sizes.length - 1] /= 2;
        sizes[sizes.length - 2] /= 2;
        return new Shape(sizes);
    }

    /** A layer norm over the width of tokens, as PyTorch's. */
    static LayerNorm norm() {
        return LayerNorm.builder().axis(2).build();
    }

    @Override
    public NDArray logits(NDArray tokens) {
        NDArray current = merged(tokens);
        for (AttentionBlock block : blocks) {
            current = block.apply(current);
        }
        return classifier.apply(classTokens == 0 ? current.mean(TOKENS) : current.get(":, 0"));
    }

    private NDArray merged(NDArray tokens) {
        if (mergers.isEmpty()) {
            return tokens;
        }
        NDArray patches = tokens.get(":, {}:", classTokens);
        for (PatchMerging merger : mergers) {
            patches = merger.merge(patches);
        }
        return classTokens == 0
                ? patches
                : NDArrays.concat(new NDList(tokens.get(":, :{}", classTokens), patches), 1);
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        for (int i = 0; i < mergers.size(); i++) {
            state.add("0.fn." + i, mergers.get(i).state());
        }
        for (int i = 0; i < blocks.size(); i++) {
            state.add("1." + i, blocks.get(i).state());
        }
        return state.addAll(classifier.state()).build();
    }
}
