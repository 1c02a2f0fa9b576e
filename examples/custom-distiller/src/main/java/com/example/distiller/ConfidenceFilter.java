package com.example.distiller;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Scales the teacher's embedding of each sample by a learned confidence between 0 and 1. A class
 * loss on what is let through trains it: where the embedding would mislead, less of it is better.
 *
 * <pre>
 * confidence = sigmoid(Linear(teacher))            [B, 1]
 * trusted    = confidence * teacher                [B, D]
 * loss       = class-weight * cross entropy of Linear(trusted)
 * </pre>
 */
final class ConfidenceFilter implements Filter {

    private final Block gate;
    private final Block classifier;
    private final double classWeight;
    private final ParameterStore parameters;
    private final StateDict state;

    /** A filter whose weights belong to the manager, and are trained by both sides. */
    ConfidenceFilter(long width, long classes, double classWeight, NDManager manager) {
        this.gate = TorchLayers.linear(width, 1);
        this.classifier = TorchLayers.linear(width, classes);
        this.classWeight = classWeight;
        gate.initialize(manager, DataType.FLOAT32, new Shape(1, width));
        classifier.initialize(manager, DataType.FLOAT32, new Shape(1, width));
        parameters = new ParameterStore(manager, false);
        state = StateDict.builder().add("gate", gate).add("classifier", classifier).build();
    }

    @Override
    public Knowledge filter(StudentOutput student, TeacherOutput teacher, Batch batch) {
        NDArray confidence = Activation.sigmoid(forward(gate, teacher.embedding()));
        NDArray trusted = teacher.embedding().mul(confidence);
        NDArray loss = batch.targets().classLoss(forward(classifier, trusted));
        NDArray weighted = loss.mul(Scalars.beside(loss, classWeight));
        return new Knowledge(
                trusted,
                trusted,
                teacher.logits(),
                teacher.featureMap(),
                List.of(new DistillerLoss("confidence-class", weighted)));
    }

    @Override
    public StateDict state() {
        return state;
    }

    private NDArray forward(Block layer, NDArray input) {
        return layer.forward(parameters, new NDList(input), true).singletonOrThrow();
    }
}
