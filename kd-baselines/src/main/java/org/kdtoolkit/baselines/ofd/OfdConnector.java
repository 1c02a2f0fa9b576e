package org.kdtoolkit.baselines.ofd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/** Brings the student's map to the teacher's channels: a convolution 1x1, then batch norm. */
final class OfdConnector implements Stateful {

    private final Parameter kernel;
    private final Block norm;
    private final ParameterStore parameters;

    OfdConnector(int in, int out, NDManager manager) {
        kernel =
                Parameter.builder()
                        .setName("weight")
                        .setType(Parameter.Type.WEIGHT)
                        .optShape(new Shape(out, in, 1, 1))
                        .optInitializer(new UniformInitializer((float) (1 / Math.sqrt(in))))
                        .build();
        kernel.initialize(manager, DataType.FLOAT32);
        norm = TorchLayers.batchNorm();
        norm.initialize(manager, DataType.FLOAT32, new Shape(1, out, 1));
        parameters = new ParameterStore(manager, false);
    }

    /**
     * Maps a batch; moves the running statistics.
     *
     * @param map [B, in, K]; its manager owns the result
     * @return [B, out, K]
     */
    NDArray map(NDArray map) {
        Shape shape = kernel.getArray().getShape();
        NDArray weight = kernel.getArray().reshape(shape.get(0), shape.get(1));
        weight.attach(map.getManager());
        // a convolution 1x1 is a linear map of each position
        NDArray tokens = Linear.linear(map.transpose(0, 2, 1), weight).singletonOrThrow();
        return norm.forward(parameters, new NDList(tokens.transpose(0, 2, 1)), true)
                .singletonOrThrow();
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("0.weight", kernel).add("1", norm).build();
    }
}
