package org.kdtoolkit.mnf;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Multi-head attention of a single query token, with the parameters of PyTorch's {@code
 * MultiheadAttention}.
 *
 * <p>Inputs: query [B, D], tokens [B, K, D], which are keys and values. Outputs: attended [B, D],
 * attention weights [B, H, K] of the H heads.
 *
 * <p>With one query, the K tokens need no projection of their own. A key's score q·(W t + b) is (q
 * W)·t + q·b, and the weighted values sum up to W (Σ w t) + b, since the weights w sum up to 1: the
 * same values for 1/K of the work. The q·b of a query is the same for all its keys, so that the
 * softmax does not see it: the keys' bias is left out, and has no gradient but rounding anyway.
 */
final class CrossAttention extends AbstractBlock implements Stateful {

    private final int width;
    private final int heads;
    private final Parameter inWeight;
    private final Parameter inBias;
    private final Linear out;

    CrossAttention(int width, int heads) {
        this.width = width;
        this.heads = heads;
        // Xavier's bound for the stacked [3D, D] matrix, which is how PyTorch begins
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
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("in_proj_weight", inWeight)
                .add("in_proj_bias", inBias)
                .add("out_proj", out)
                .build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long batch = inputs[0].get(0);
        return new Shape[] {
            new Shape(batch, width), new Shape(batch, heads, inputs[1].get(1)),
        };
    }

    @Override
    protected void prepare(Shape[] inputs) {
        inWeight.setShape(new Shape(3L * width, width));
        inBias.setShape(new Shape(3L * width));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        out.initialize(manager, type, new Shape(1, width));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray input = inputs.get(0);
        NDArray tokens = inputs.get(1);
        Device device = input.getDevice();
        long batch = input.getShape().get(0);
        long depth = width / heads;

        // of query, key and value; a view belongs to its source's manager, and would stay with the
        // weights
        NDList weight = parameters.getValue(inWeight, device, training).split(3);
        NDList bias = parameters.getValue(inBias, device, training).split(3);
        weight.attach(input.getManager());
        bias.attach(input.getManager());

        // a token alone gets all the attention, whatever the query
        NDArray weights =
                tokens.getShape().get(1) == 1
                        ? input.getManager().ones(new Shape(batch, heads, 1))
                        : weights(input, tokens, weight, bias);
        NDArray pooled = weights.matMul(tokens);
        NDArray values =
                headwise(pooled, weight.get(2).reshape(heads, depth, width).transpose(0, 2, 1))
                        .add(bias.get(2).reshape(heads, depth));
        NDArray attended =
                out.forward(parameters, new NDList(values.reshape(batch, width)), training)
                        .singletonOrThrow();
        return new NDList(attended, weights);
    }

    /** The attention weights [B, H, K]. */
    private NDArray weights(NDArray input, NDArray tokens, NDList weight, NDList bias) {
        long depth = width / heads;
        NDArray query =
                Linear.linear(input, weight.get(0), bias.get(0))
                        .singletonOrThrow()
                        .div(Scalars.beside(input, Math.sqrt(depth)))
                        .reshape(input.getShape().get(0), heads, depth);
        NDArray towardsTokens = headwise(query, weight.get(1).reshape(heads, depth, width));
        return towardsTokens.matMul(tokens.transpose(0, 2, 1)).softmax(2);
    }

    /** Multiplies each head's rows [B, H, n] with the head's own matrix [H, n, m]. */
    private static NDArray headwise(NDArray rows, NDArray matrices) {
        return rows.transpose(1, 0, 2).matMul(matrices).transpose(1, 0, 2);
    }

    private static Parameter parameter(String name, Parameter.Type type, Initializer initializer) {
        return Parameter.builder().setName(name).setType(type).optInitializer(initializer).build();
    }
}
