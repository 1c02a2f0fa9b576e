package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.ConstantInitializer;
import org.kdtoolkit.api.model.StateDict;

/**
 * The constant Z of one side, set once, at the first step. Its logarithm is kept, since Z itself
 * exceeds float32 at low temperatures; Z = 0 means that it is not yet set.
 */
final class Normalizer {

    private final Parameter logZ;
    private boolean isSet;

    Normalizer(String name, NDManager manager) {
        logZ =
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optShape(new Shape(1))
                        .optInitializer(new ConstantInitializer(Float.NEGATIVE_INFINITY))
                        .build();
        logZ.initialize(manager, DataType.FLOAT32);
    }

    Parameter parameter() {
        return logZ;
    }

    /** Z's logarithm [1], or what it would be set to after a step of these scores. */
    NDArray logZ(Scores scores) {
        NDArray value = logZ.getArray();
        isSet = isSet || value.toFloatArray()[0] != Float.NEGATIVE_INFINITY;
        return isSet ? value : scores.logPartition();
    }

    /** Sets it if it is not set, to its logarithm [1]. */
    void set(NDArray value) {
        if (!isSet) {
            StateDict.overwrite(logZ.getArray(), value);
        }
    }
}
