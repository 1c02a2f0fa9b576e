package org.kdtoolkit.mnf;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Batch norm of embeddings [B, D] with PyTorch's defaults. A single embedding has no variance: in
 * training too it is normalised by the running statistics, which it does not move.
 */
final class EmbeddingNorm extends AbstractBlock {

    private static final float EPSILON = 1e-5f;

    /** What a batch leaves of the running statistics. */
    private static final float MOMENTUM = 0.9f;

    private final int width;
    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter mean;
    private final Parameter variance;

    EmbeddingNorm(int width) {
        this.width = width;
        gamma = addParameter(parameter("gamma", Parameter.Type.GAMMA, Initializer.ONES));
        beta = addParameter(parameter("beta", Parameter.Type.BETA, Initializer.ZEROS));
        mean =
                addParameter(
                        parameter("runningMean", Parameter.Type.RUNNING_MEAN, Initializer.ZEROS));
        variance =
                addParameter(parameter("runningVar", Parameter.Type.RUNNING_VAR, Initializer.ONES));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }

    @Override
    protected void prepare(Shape[] inputs) {
        for (Parameter parameter : getDirectParameters().values()) {
            parameter.setShape(new Shape(width));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        Device device = input.getDevice();
        NDArray scale = parameters.getValue(gamma, device, training);
        NDArray shift = parameters.getValue(beta, device, training);
        NDArray centre = parameters.getValue(mean, device, training);
        NDArray square = parameters.getValue(variance, device, training);
        if (training && input.getShape().get(0) == 1) {
            // spelt out, as MXNet's batch norm does not evaluate where gradients are collected
            NDArray deviation = input.zerosLike().add(square).add(EPSILON).sqrt();
            return new NDList(input.sub(centre).div(deviation).mul(scale).add(shift));
        }
        return TorchLayers.batchNorm(
                input, centre, square, scale, shift, MOMENTUM, EPSILON, training);
    }

    private static Parameter parameter(String name, Parameter.Type type, Initializer initializer) {
        boolean learns = type == Parameter.Type.GAMMA || type == Parameter.Type.BETA;
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optInitializer(initializer)
                .optRequiresGrad(learns)
                .build();
    }
}
