package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.layer.SelfAttention;
import org.kdtoolkit.baselines.layer.TrainingPass;

/**
 * What says how much of each value of a feature is let through, as a DJL block: a token is made for
 * each value, tokens attend to each other, and each gives a number from 0 to 1.
 *
 * <pre>
 * mask = sigmoid(fc(attention(embed(feature) as D tokens of width h)))
 * </pre>
 *
 * <p>Input: a feature [B, D]. Output: a mask [B, D]. Weights have the names of the published
 * implementation.
 */
final class MaskNet extends AbstractBlock implements Stateful {

    private final int values;
    private final int width;
    private final int heads;
    private final Linear embed;
    private final Parameter inWeight;
    private final Parameter inBias;
    private final Linear out;
    private final Linear fc;

    /**
     * Creates the network, without weights yet. Tokens have the greatest width that the heads
     * divide and that is no more than D / reduction, but at least one number a head, where the
     * published code can't go on.
     *
     * @param values how many values D a feature has
     * @param heads how many heads the attention has
     * @param reduction how many times wider than a token a feature is
     */
    static MaskNet of(int values, int heads, int reduction) {
        int inHead = Math.max(1, values / Math.multiplyExact(reduction, heads));
        return new MaskNet(values, inHead * heads, heads);
    }

    /**
     * Creates the network, without weights yet.
     *
     * @param values how many values D a feature has
     * @param width the width h of a token
     * @param heads how many heads the attention has, a divisor of the width
     */
    MaskNet(int values, int width, int heads) {
        this.values = values;
        this.width = width;
        this.heads = heads;
        embed = addChildBlock("embed", TorchLayers.linear(values, (long) width * values));
        // Xavier's bound for the stacked [3h, h] matrix, which is how PyTorch begins
        float bound = (float) Math.sqrt(6.0 / (4.0 * width));
        inWeight =
                addParameter(
                        parameter(
                                "in_proj_weight",
                                Parameter.Type.WEIGHT,
                                new UniformInitializer(bound)));
        inBias = addParameter(parameter("in_proj_bias", Parameter.Type.BIAS, Initializer.ZEROS));
        out = addChildBlock("out_proj", TorchLayers.linear(width, width));
        out.setInitializer(Initializer.ZEROS, "bias");
        fc = addChildBlock("fc", TorchLayers.linear(width, 1));
    }

    private static Parameter parameter(String name, Parameter.Type type, Initializer initializer) {
        return Parameter.builder().setName(name).setType(type).optInitializer(initializer).build();
    }

    /** Creates the weights, as PyTorch's layers begin. */
    MaskNet initialized(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, values));
        return this;
    }

    /** What a feature [B, D] is behind its mask, [B, D]; its manager owns the result. */
    NDArray masked(NDArray feature) {
        return mask(feature).mul(feature);
    }

    /** The mask [B, D] of a feature [B, D]; its manager owns the result. */
    NDArray mask(NDArray feature) {
        return TrainingPass.through(this, feature);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("embed", embed)
                .add("mha.in_proj_weight", inWeight)
                .add("mha.in_proj_bias", inBias)
                .add("mha.out_proj", out)
                .add("fc", fc)
                .build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void prepare(Shape[] inputs) {
        inWeight.setShape(new Shape(3L * width, width));
        inBias.setShape(new Shape(3L * width));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        embed.initialize(manager, type, new Shape(1, values));
        out.initialize(manager, type, new Shape(1, width));
        fc.initialize(manager, type, new Shape(1, width));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray feature = inputs.singletonOrThrow();
        long batch = feature.getShape().get(0);
        NDArray tokens =
                embed.forward(parameters, inputs, training)
                        .singletonOrThrow()
                        .reshape(batch, values, width);
        NDArray joined =
                Linear.linear(
                                tokens,
                                parameters.getValue(inWeight, feature.getDevice(), training),
                                parameters.getValue(inBias, feature.getDevice(), training))
                        .singletonOrThrow();
        NDList attended = new NDList(SelfAttention.of(joined, heads));
        NDList mixed = out.forward(parameters, attended, training);
        NDArray scores = fc.forward(parameters, mixed, training).singletonOrThrow();
        return new NDList(Activation.sigmoid(scores.reshape(batch, values)));
    }
}
