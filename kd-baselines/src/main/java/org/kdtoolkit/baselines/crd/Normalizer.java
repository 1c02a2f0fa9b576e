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

    /** Z's logarithm, or what it would be set to after a step of these scores. */
    float logZ(Scores scores) {
        float value = logZ.getArray().toFloatArray()[0];
        return value == Float.NEGATIVE_INFINITY ? scores.logPartition() : value;
    }

    void set(float value) {
        NDArray array = logZ.getArray();
        try (NDArray now = array.getManager().create(new float[] {value}, array.getShape())) {
            StateDict.overwrite(array, now);
        }
    }
}
