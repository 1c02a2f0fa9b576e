package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.config.EngineName;

/**
 * Replaces a network's running batch-norm statistics, which lag behind its weights, by plain
 * averages of the batches' statistics, each batch weighted by its samples. No weight changes.
 */
final class BatchNormStatistics {

    private final Backbone network;
    private final List<NDArray> running = new ArrayList<>();
    private Optional<double[]> momenta = Optional.empty();

    BatchNormStatistics(Backbone network) {
        this.network = network;
        StateDict state = network.state();
        for (Map.Entry<String, Parameter> entry : state.entries().entrySet()) {
            if (isRunning(entry.getKey())) {
                running.add(entry.getValue().getArray());
            }
        }
    }

    private static boolean isRunning(String name) {
        return name.endsWith("running_mean") || name.endsWith("running_var");
    }

    /**
     * Measures the statistics anew.
     *
     * @param passes calls its argument with each batch of inputs [B, ...], whose manager owns what
     *     is made of it
     * @param parent whose engine holds the sums
     */
    void reEstimate(Consumer<Consumer<NDArray>> passes, NDManager parent) {
        if (running.isEmpty()) {
            return;
        }
        try (NDManager manager = parent.newSubManager()) {
            Sums sums = new Sums(manager);
            passes.accept(sums::add);
            sums.store();
        }
    }

    /** What the running statistics become in one pass that begins with all of them at a value. */
    private void pass(NDArray input, float start) {
        for (NDArray array : running) {
            NDManager step = input.getManager();
            StateDict.overwrite(array, step.full(array.getShape(), start));
        }
        if (input.getManager().getEngine().getEngineName().equals(EngineName.MXNET.djlName())) {
            passBackward(input);
        } else {
            network.forward(input, true);
        }
    }

    /** MXNet moves running statistics in the backward pass; the next one overwrites gradients. */
    private void passBackward(NDArray input) {
        try (GradientCollector collector = input.getManager().getEngine().newGradientCollector()) {
            collector.backward(network.forward(input, true).logits().sum());
        }
    }

    /**
     * Finds each layer's momentum m, which only the layer knows: a pass turns running statistics r
     * into (1 - m) r + m s, so that passes from r = 1 and from r = 0 differ by 1 - m.
     */
    private double[] measureMomenta(NDArray input) {
        pass(input, 1);
        double[] momenta = running.stream().mapToDouble(BatchNormStatistics::mean).toArray();
        pass(input, 0);
        for (int i = 0; i < momenta.length; i++) {
            momenta[i] = 1 - (momenta[i] - mean(running.get(i)));
        }
        return momenta;
    }

    private static double mean(NDArray array) {
        double sum = 0;
        for (float value : array.toFloatArray()) {
            sum += value;
        }
        return sum / array.size();
    }

    /** Sums of m s, as a pass from r = 0 leaves them, weighted by the batches' samples. */
    private final class Sums {

        private final List<NDArray> weighted = new ArrayList<>();
        private long samples;

        Sums(NDManager manager) {
            for (NDArray array : running) {
                NDArray zeros = array.zerosLike();
                zeros.attach(manager);
                weighted.add(zeros);
            }
        }

        void add(NDArray input) {
            if (momenta.isEmpty()) {
                momenta = Optional.of(measureMomenta(input));
            }
            long size = input.getShape().get(0);
            pass(input, 0);
            for (int i = 0; i < running.size(); i++) {
                try (NDArray share = running.get(i).mul(size)) {
                    weighted.get(i).addi(share);
                }
            }
            samples += size;
        }

        void store() {
            double[] shares = momenta.orElseThrow();
            for (int i = 0; i < running.size(); i++) {
                NDArray average = weighted.get(i).div(shares[i] * samples);
                StateDict.overwrite(running.get(i), average);
            }
        }
    }
}
