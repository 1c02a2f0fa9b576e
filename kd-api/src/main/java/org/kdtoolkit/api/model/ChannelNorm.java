package org.kdtoolkit.api.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/**
 * A batch norm over axis 1 with the parameters of DJL's, and without its detours on PyTorch. Where
 * a batch has a single value a channel, which has no variance, it is normalised by the running
 * statistics in training too, and does not move them.
 */
final class ChannelNorm extends AbstractBlock implements DescribedLayer {

    private static final float EPSILON = 1e-5f;

    /** What a batch leaves of the running statistics. */
    private static final float MOMENTUM = 0.9f;

    private final Parameter scale;
    private final Parameter shift;
    private final Parameter mean;
    private final Parameter variance;

    ChannelNorm() {
        scale = addParameter(parameter("gamma", Parameter.Type.GAMMA, Initializer.ONES, true));
        shift = addParameter(parameter("beta", Parameter.Type.BETA, Initializer.ZEROS, true));
        mean =
                addParameter(
                        parameter(
                                "runningMean",
                                Parameter.Type.RUNNING_MEAN,
                                Initializer.ZEROS,
                                false));
        variance =
                addParameter(
                        parameter(
                                "runningVar", Parameter.Type.RUNNING_VAR, Initializer.ONES, false));
    }

    private static Parameter parameter(
            String name, Parameter.Type type, Initializer initializer, boolean learns) {
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optInitializer(initializer)
                .optRequiresGrad(learns)
                .build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        Device device = input.getDevice();
        NDArray centre = parameters.getValue(mean, device, training);
        NDArray square = parameters.getValue(variance, device, training);
        NDArray factor = parameters.getValue(scale, device, training);
        NDArray offset = parameters.getValue(shift, device, training);
        if (training && input.size() == centre.size()) {
            // spelt out, as MXNet's batch norm does not evaluate where gradients are collected
            NDArray row = input.reshape(1, centre.size());
            NDArray deviation = row.zerosLike().add(square).add(EPSILON).sqrt();
            NDArray result = row.sub(centre).div(deviation).mul(factor).add(offset);
            return new NDList(result.reshape(input.getShape()));
        }
        return TorchLayers.batchNorm(
                input, centre, square, factor, offset, MOMENTUM, EPSILON, training);
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        return graph.batchNorm(input, mean, variance, scale, shift, EPSILON);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void prepare(Shape[] inputs) {
        for (Parameter parameter : getDirectParameters().values()) {
            parameter.setShape(new Shape(inputs[0].get(1)));
        }
    }
}
