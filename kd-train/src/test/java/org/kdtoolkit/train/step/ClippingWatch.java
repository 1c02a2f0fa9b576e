package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.train.optimizer.Optimizer;

/** Notes the norms of an optimiser's gradients before they are cut, and behind that. */
final class ClippingWatch implements Optimizer {

    private final Optimizer optimizer;
    private final Map<String, Parameter> weights;
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final Map<String, Double> after = new LinkedHashMap<>();

    ClippingWatch(Optimizer optimizer, Map<String, Parameter> weights) {
        this.optimizer = optimizer;
        this.weights = weights;
    }

    Map<String, Double> before() {
        return before;
    }

    Map<String, Double> after() {
        return after;
    }

    private void note(Map<String, Double> norms) {
        weights.forEach(
                (name, weight) -> {
                    if (weight.requiresGradient()) {
                        try (NDArray gradient = weight.getArray().getGradient()) {
                            norms.put(name, XkdStepsParityTest.norm(gradient));
                        }
                    }
                });
    }

    @Override
    public void clipEach(Set<Parameter> some, double greatest) {
        if (before.isEmpty()) {
            note(before);
        }
        optimizer.clipEach(some, greatest);
    }

    @Override
    public void step(double learningRate) {
        note(after);
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
        optimizer.reset();
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
