package org.kdtoolkit.baselines.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A batch norm of maps [B, D, grid...] as it is in training: by the batch's own mean and biased
 * variance, with epsilon 1e-5. What is only ever used in training has no need of running
 * statistics: the state has {@code weight} and {@code bias}, from 1 and 0 on. Where a channel has a
 * single value in a batch, that becomes the bias.
 */
public final class BatchStandardisation implements Stateful {

    private static final float EPSILON = 1e-5f;

    private static final int[] VALUES = {1};

    private final Parameter weight;
    private final Parameter bias;

    /**
     * Creates a norm.
     *
     * @param channels their number D
     * @param manager owns the parameters
     */
    public BatchStandardisation(int channels, NDManager manager) {
        weight = parameter("gamma", Parameter.Type.GAMMA, Initializer.ONES, channels, manager);
        bias = parameter("beta", Parameter.Type.BETA, Initializer.ZEROS, channels, manager);
    }

    private static Parameter parameter(
            String name,
            Parameter.Type type,
            Initializer initializer,
            int channels,
            NDManager manager) {
        Parameter parameter =
                Parameter.builder()
                        .setName(name)
                        .setType(type)
                        .optShape(new Shape(channels))
                        .optInitializer(initializer)
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    /**
     * Standardises each channel.
     *
     * @param map [B, D, grid...]; its manager owns the result
     * @return of the same shape
     */
    public NDArray of(NDArray map) {
        Shape shape = map.getShape();
        long batch = shape.get(0);
        long channels = shape.get(1);
        NDArray rows = map.reshape(batch, channels, -1).transpose(1, 0, 2).reshape(channels, -1);
        NDArray centred = rows.sub(rows.mean(VALUES, true));
        NDArray variance = centred.square().mean(VALUES, true);
        NDArray deviation = Scalars.plus(variance, EPSILON).sqrt();
        return centred.div(deviation)
                .mul(column(weight, map))
                .add(column(bias, map))
                .reshape(channels, batch, -1)
                .transpose(1, 0, 2)
                .reshape(shape);
    }

    /** [D, 1], in the manager of an array of the step. */
    private static NDArray column(Parameter parameter, NDArray step) {
        NDArray column = parameter.getArray().reshape(-1, 1);
        column.attach(step.getManager());
        return column;
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("weight", weight).add("bias", bias).build();
    }
}
