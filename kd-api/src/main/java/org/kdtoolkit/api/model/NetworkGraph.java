package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Takes what a network computes in evaluation, operation by operation and in PyTorch's words, so
 * that other programs can compute the same. A network tells it in {@link Backbone#describe}; who
 * writes files of networks implements this.
 *
 * <p>Values are float32. Those that depend on the network's input have the batch as their first
 * axis, and only as that; weights and constants have none. Weights are given as the parameters of
 * {@link Backbone#state}, which names them.
 *
 * <pre>{@code
 * GraphValue hidden = graph.relu(graph.layer(convolution, input));
 * GraphValue embedding = graph.mean(hidden, 2, 3);
 * return new GraphOutputs(embedding, graph.layer(head, embedding));
 * }</pre>
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface NetworkGraph {

    /**
     * What a layer makes of a value: one that implements {@link DescribedLayer}, a DJL convolution,
     * linear layer, dropout, ReLU, GELU, sigmoid or tanh, or a sequence of such layers.
     *
     * @throws NotDescribedException if it is another one
     */
    default GraphValue layer(Block layer, GraphValue input) {
        return LayerDescriptions.describe(layer, this, input);
    }

    /** A weight as a value, such as the positions of tokens. */
    GraphValue weight(Parameter weight);

    /**
     * Numbers that are no weights.
     *
     * @param values in row-major order
     */
    GraphValue constant(float[] values, Shape shape);

    /**
     * A convolution.
     *
     * @param input [B, D, positions...], of one to three axes of positions
     * @param weight [E, D / groups, kernel...]
     * @param bias [E]
     * @param groups how many parts the channels fall into, 1 for a plain convolution
     * @return [B, E, positions...]
     */
    GraphValue convolution(
            GraphValue input,
            Parameter weight,
            Optional<Parameter> bias,
            Window window,
            int groups);

    /**
     * A linear layer.
     *
     * @param input [B, ..., D]
     * @param weight [E, D]
     * @param bias [E]
     * @return [B, ..., E]
     */
    GraphValue linear(GraphValue input, Parameter weight, Optional<Parameter> bias);

    /**
     * Batch norm by the running statistics, (x - mean) / sqrt(variance + epsilon) * scale + shift.
     *
     * @param input [B, D, ...]
     * @param mean the running mean [D]
     * @param variance the running variance [D]
     * @param scale [D]
     * @param shift [D]
     */
    GraphValue batchNorm(
            GraphValue input,
            Parameter mean,
            Parameter variance,
            Parameter scale,
            Parameter shift,
            double epsilon);

    /**
     * Layer norm over the last axis, by the biased variance.
     *
     * @param input [B, ..., D]
     * @param scale [D]
     * @param shift [D]
     */
    GraphValue layerNorm(GraphValue input, Parameter scale, Parameter shift, double epsilon);

    /** The larger of each value and 0. */
    GraphValue relu(GraphValue input);

    /** The exact form, x / 2 * (1 + erf(x / sqrt(2))). */
    GraphValue gelu(GraphValue input);

    /** The logistic function. */
    GraphValue sigmoid(GraphValue input);

    /** The hyperbolic tangent. */
    GraphValue tanh(GraphValue input);

    /** Softmax along an axis other than the batch's, counted from 0. */
    GraphValue softmax(GraphValue input, int axis);

    /**
     * The largest value in each place of a window.
     *
     * @param input [B, D, positions...]
     * @param window of dilation 1
     */
    GraphValue maxPool(GraphValue input, Window window);

    /**
     * The mean in each place of a window; padding counts as zeros.
     *
     * @param input [B, D, positions...]
     * @param window of dilation 1
     */
    GraphValue averagePool(GraphValue input, Window window);

    /** The mean over axes other than the batch's, counted from 0, which the result lacks. */
    GraphValue mean(GraphValue input, int... axes);

    /** The largest value over such axes, which the result lacks. */
    GraphValue max(GraphValue input, int... axes);

    /** The sum of two values; axes of length 1 and missing first axes are repeated. */
    GraphValue add(GraphValue first, GraphValue second);

    /** The product of two values; axes of length 1 and missing first axes are repeated. */
    GraphValue multiply(GraphValue first, GraphValue second);

    /** The product of matrices [..., N, M] of [..., N, D] and [..., D, M]. */
    GraphValue matMul(GraphValue first, GraphValue second);

    /**
     * The same values in row-major order with other axes.
     *
     * @param axes their lengths; the batch's stays the first, as -1
     */
    GraphValue reshape(GraphValue input, long... axes);

    /**
     * The axes in another order.
     *
     * @param order all axes, counted from 0, as PyTorch's {@code permute} takes them; the batch's
     *     stays the first
     */
    GraphValue transpose(GraphValue input, int... order);

    /** Values one after the other along an axis other than the batch's, counted from 0. */
    GraphValue concatenate(List<GraphValue> inputs, int axis);

    /**
     * A part of an axis.
     *
     * @param axis other than the batch's, counted from 0
     * @param begin the first place
     * @param end the place behind the last
     */
    GraphValue slice(GraphValue input, int axis, long begin, long end);

    /**
     * Repeats a value for each sample of the network's input.
     *
     * @param input [1, ...] without the batch, such as a class token
     * @return [B, ...]
     */
    GraphValue repeat(GraphValue input);
}
