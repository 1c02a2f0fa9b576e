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
import java.util.function.Supplier;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.EngineName;

/**
 * Replaces a network's running batch-norm statistics, which lag behind its weights, by plain
 * averages of the batches' statistics, each batch weighted by its samples. No weight changes.
 *
 * <p>What comes out depends on the network's weights and on the batches alone, to the last bit:
 * nothing is kept from one time to the next, and dropout draws the same each time.
 */
final class BatchNormStatistics {

    /** By how much a start must exceed the batches' statistics for these to be lost in rounding. */
    private static final double FAR = 1024;

    /** The product with a momentum stays far below the largest float. */
    private static final int LARGEST_EXPONENT = 100;

    private static final int LEAST_SAMPLES = 2;

    private final Backbone network;
    private final List<NDArray> running = new ArrayList<>();

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

    /**
     * What an action finds, after which the statistics are again what they were before it.
     *
     * @param parent whose engine holds copies of them
     */
    <T> T keptAround(Supplier<T> action, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            List<NDArray> before = new ArrayList<>();
            for (NDArray array : running) {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                before.add(copy);
            }
            try {
                return action.get();
            } finally {
                for (int i = 0; i < before.size(); i++) {
                    StateDict.overwrite(running.get(i), before.get(i));
                }
            }
        }
    }

    /** What the running statistics become in one pass that begins with each of them at a value. */
    private void pass(NDArray input, float[] starts) {
        NDManager step = input.getManager();
        for (int i = 0; i < starts.length; i++) {
            NDArray array = running.get(i);
            StateDict.overwrite(array, step.full(array.getShape(), starts[i]));
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

    private float[] zeros() {
        return new float[running.size()];
    }

    /**
     * Finds each layer's momentum m, which only the layer knows: a pass turns running statistics r
     * into (1 - m) r + m s, so that passes from r and from 0 differ by (1 - m) r. A large r leaves
     * no rounding error of s in that.
     */
    private double[] measureMomenta(NDArray input) {
        seed(input);
        pass(input, zeros());
        double[] low = running.stream().mapToDouble(BatchNormStatistics::mean).toArray();
        float[] starts = zeros();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = powerOfTwoAbove(FAR * largest(running.get(i)));
        }
        seed(input);
        pass(input, starts);
        double[] momenta = new double[starts.length];
        for (int i = 0; i < momenta.length; i++) {
            momenta[i] = 1 - (mean(running.get(i)) - low[i]) / starts[i];
        }
        return momenta;
    }

    /** Dropout before a batch norm must drop the same in passes that are compared. */
    private static void seed(NDArray input) {
        new Seed(0).of("batch-norm").seed(input.getManager().getEngine());
    }

    private static double mean(NDArray array) {
        double sum = 0;
        for (float value : array.toFloatArray()) {
            sum += value;
        }
        return sum / array.size();
    }

    private static double largest(NDArray array) {
        double largest = 1;
        for (float value : array.toFloatArray()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** No start adds a rounding error of its own. */
    private static float powerOfTwoAbove(double value) {
        return (float) Math.scalb(1.0, Math.min(Math.getExponent(value) + 1, LARGEST_EXPONENT));
    }

    /** Sums of m s, as a pass from r = 0 leaves them, weighted by the batches' samples. */
    private final class Sums {

        private final List<NDArray> weighted = new ArrayList<>();
        private Optional<double[]> momenta = Optional.empty();
        private long samples;

        Sums(NDManager manager) {
            for (NDArray array : running) {
                NDArray zeros = array.zerosLike();
                zeros.attach(manager);
                weighted.add(zeros);
            }
        }

        /** A batch of one sample is passed over, as in training: norms learn nothing from it. */
        void add(NDArray input) {
            if (input.getShape().get(0) < LEAST_SAMPLES) {
                return;
            }
            if (momenta.isEmpty()) {
                momenta = Optional.of(measureMomenta(input));
                seed(input);
            }
            long size = input.getShape().get(0);
            pass(input, zeros());
            for (int i = 0; i < running.size(); i++) {
                try (NDArray share = running.get(i).mul(size)) {
                    weighted.get(i).addi(share);
                }
            }
            samples += size;
        }

        void store() {
            if (momenta.isEmpty()) {
                return;
            }
            double[] shares = momenta.get();
            for (int i = 0; i < running.size(); i++) {
                NDArray average = weighted.get(i).div(shares[i] * samples);
                StateDict.overwrite(running.get(i), average);
            }
        }
    }
}
