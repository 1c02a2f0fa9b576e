package com.example.distiller;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
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
    private final Parameter mean;
    private final double classWeight;
    private final ParameterStore parameters;
    private final StateDict state;
    private Optional<NDArray> latest = Optional.empty();

    ConfidenceFilter(double classWeight, DistillerContext context) {
        NDManager manager = context.manager();
        Shape input = new Shape(1, context.teacher().width());
        this.gate = TorchLayers.linear(input.get(1), 1);
        this.classifier = TorchLayers.linear(input.get(1), context.classes());
        this.mean =
                Parameter.builder()
                        .setName("mean")
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optShape(new Shape(1))
                        .optInitializer(new ConstantInitializer(0.5f))
                        .build();
        this.classWeight = classWeight;
        gate.initialize(manager, DataType.FLOAT32, input);
        classifier.initialize(manager, DataType.FLOAT32, input);
        mean.initialize(manager, DataType.FLOAT32);
        parameters = new ParameterStore(manager, false);
        state =
                StateDict.builder()
                        .add("gate", gate)
                        .add("classifier", classifier)
                        .add("mean", mean)
                        .build();
    }

    @Override
    public Knowledge filter(FilterStep step) {
        NDArray teacher = step.teacher().embedding();
        NDArray confidence = Activation.sigmoid(forward(gate, teacher));
        latest = Optional.of(confidence);
        step.offerReading("confidence", () -> confidence.squeeze(1)); // [B], for the report
        NDArray trusted = teacher.mul(confidence);
        NDArray loss = step.batch().targets().classLoss(forward(classifier, trusted));
        NDArray weighted = loss.mul(Scalars.beside(loss, classWeight));
        return Knowledge.unfiltered(step.teacher())
                .withEmbedding(trusted)
                .withLosses(new DistillerLoss("confidence-class", weighted));
    }

    @Override
    public void afterStep() {
        latest.ifPresent(
                confidence -> {
                    float now = confidence.mean().getFloat();
                    mean.getArray().set(new float[] {0.9f * mean() + 0.1f * now});
                });
        latest = Optional.empty();
    }

    @Override
    public List<String> notes() {
        return List.of(
                String.format(
                        Locale.ROOT, "the filter trusts the teacher to %.0f %%", 100 * mean()));
    }

    @Override
    public StateDict state() {
        return state;
    }

    private float mean() {
        return mean.getArray().toFloatArray()[0];
    }

    private NDArray forward(Block layer, NDArray input) {
        return layer.forward(parameters, new NDList(input), true).singletonOrThrow();
    }
}
