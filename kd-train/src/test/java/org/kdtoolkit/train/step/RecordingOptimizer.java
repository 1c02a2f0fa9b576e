package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.optimizer.Optimizer;

/** Keeps the gradients that an optimiser was given, step by step. */
final class RecordingOptimizer implements Optimizer {

    private final Optimizer optimizer;
    private final StateDict state;
    private final List<Map<String, NDArray>> gradients = new ArrayList<>();

    RecordingOptimizer(Optimizer optimizer, StateDict state) {
        this.optimizer = optimizer;
        this.state = state;
    }

    /** The gradients of each step so far, by the weights' names. */
    List<Map<String, NDArray>> gradients() {
        return gradients;
    }

    @Override
    public void step(double learningRate) {
        Map<String, NDArray> step = new HashMap<>();
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                step.put(name, parameter.getArray().getGradient().duplicate());
                            }
                        });
        gradients.add(step);
        optimizer.step(learningRate);
    }

    @Override
    public void decayBy(double share) {
        optimizer.decayBy(share);
    }

    @Override
    public void beginEpoch(int epoch) {
        optimizer.beginEpoch(epoch);
    }

    @Override
    public Optional<NDArray> squaredGradientNorm(NDManager owner) {
        return optimizer.squaredGradientNorm(owner);
    }

    @Override
    public void scaleGradients(double factor) {
        optimizer.scaleGradients(factor);
    }

    @Override
    public void clipNorm(double greatest) {
        optimizer.clipNorm(greatest);
    }

    @Override
    public void clipEach(Set<Parameter> weights, double greatest) {
        optimizer.clipEach(weights, greatest);
    }

    @Override
    public void clipValue(double greatest) {
        optimizer.clipValue(greatest);
    }

    @Override
    public long steps() {
        return optimizer.steps();
    }

    @Override
    public Map<String, NDArray> sums() {
        return optimizer.sums();
    }

    @Override
    public void restore(long steps, Map<String, NDArray> sums) {
        optimizer.restore(steps, sums);
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("no test begins anew");
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
