package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;

/**
 * Replaces a network's running batch-norm statistics, which lag behind its weights, by plain
 * averages of the batches' statistics, each batch weighted by its samples. No weight changes.
 */
final class BatchNormStatistics {

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

    /** What the running statistics become in one pass that begins with all of them at a value. */
    private void pass(NDArray input, float start) {
        for (NDArray array : running) {
            NDManager step = input.getManager();
            StateDict.overwrite(array, step.full(array.getShape(), start));
        }
        network.forward(input, true);
    }

    /**
     * A pass turns running statistics r into (1 - m) r + m s, for a momentum m that only the layer
     * knows. From r = 0 that is m s; the difference to a pass from r = 1 is 1 - m.
     */
    private final class Sums {

        private final NDManager manager;
        private final List<NDArray> weighted = new ArrayList<>();
        private final List<NDArray> momenta = new ArrayList<>();
        private long samples;

        Sums(NDManager manager) {
            this.manager = manager;
        }

        void add(NDArray input) {
            long size = input.getShape().get(0);
            if (momenta.isEmpty()) {
                measureMomenta(input);
            }
            pass(input, 0);
            for (int i = 0; i < running.size(); i++) {
                try (NDArray share = running.get(i).mul(size)) {
                    weighted.get(i).addi(share);
                }
            }
            samples += size;
        }

        private void measureMomenta(NDArray input) {
            pass(input, 1);
            List<NDArray> fromOne = running.stream().map(this::copy).toList();
            pass(input, 0);
            for (int i = 0; i < running.size(); i++) {
                NDArray kept = fromOne.get(i).sub(running.get(i));
                momenta.add(kept.neg().add(1));
                weighted.add(kept.zerosLike());
            }
        }

        private NDArray copy(NDArray array) {
            NDArray copy = array.duplicate();
            copy.attach(manager);
            return copy;
        }

        void store() {
            for (int i = 0; i < running.size(); i++) {
                NDArray average = weighted.get(i).div(momenta.get(i)).div(samples);
                StateDict.overwrite(running.get(i), average);
            }
        }
    }
}
