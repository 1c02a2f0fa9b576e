package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/** Which weights the gradients of a step reach. */
interface Reach {

    /** Prepares a gradient for the next step, which adds to it. */
    void clear(NDArray gradient);

    /** The weights of an array that a step moves; of the others, the step counts as missed. */
    List<WeightRun> moved(int index, NDArray gradient);

    /** What a checkpoint keeps. */
    Map<String, NDArray> state();

    /** Takes over what a checkpoint put into {@link #state}. */
    void restored();

    /** All are moved in each step, by a gradient of zero too. */
    record All(TrainedWeights weights) implements Reach {

        @Override
        public void clear(NDArray gradient) {
            gradient.subi(gradient);
        }

        @Override
        public List<WeightRun> moved(int index, NDArray gradient) {
            int size = weights.arrays().get(index).size();
            return List.of(WeightRun.whole(size));
        }

        @Override
        public Map<String, NDArray> state() {
            return Map.of();
        }

        @Override
        public void restored() {
            // nothing is kept
        }
    }

    /**
     * A weight that no term reached has no gradient, as in PyTorch, and stays as it is, with its
     * running sums; there is no decay either. A gradient begins with negative zeros for that:
     * whatever is added to one, zero too, takes its sign away.
     */
    final class Told implements Reach {

        private static final String STATE = "weight-steps-missed";

        private final List<WeightArray> arrays;
        private final List<long[]> missed = new ArrayList<>();
        private final NDArray saved;

        Told(TrainedWeights weights) {
            this.arrays = weights.arrays();
            arrays.forEach(array -> missed.add(new long[array.size()]));
            int all = missed.stream().mapToInt(counts -> counts.length).sum();
            this.saved = weights.zeros(new Shape(all), DataType.INT64);
        }

        @Override
        public void clear(NDArray gradient) {
            gradient.subi(gradient);
            gradient.negi();
        }

        @Override
        public List<WeightRun> moved(int index, NDArray gradient) {
            boolean[] reached = arrays.get(index).reached(gradient);
            long[] counts = missed.get(index);
            List<WeightRun> runs = new ArrayList<>();
            for (int i = 0; i < reached.length; i++) {
                if (!reached[i]) {
                    counts[i]++;
                    continue;
                }
                int last = runs.size() - 1;
                boolean goesOn =
                        last >= 0
                                && runs.get(last).end() == i
                                && runs.get(last).missed() == counts[i];
                int first = goesOn ? runs.remove(last).first() : i;
                boolean whole = first == 0 && i == reached.length - 1;
                runs.add(new WeightRun(first, i + 1, whole, counts[i]));
            }
            return runs;
        }

        @Override
        public Map<String, NDArray> state() {
            long[] all = missed.stream().flatMapToLong(Arrays::stream).toArray();
            try (NDArray now = saved.getManager().create(all)) {
                StateDict.overwrite(saved, now);
            }
            return Map.of(STATE, saved);
        }

        @Override
        public void restored() {
            long[] all = saved.toLongArray();
            int next = 0;
            for (long[] counts : missed) {
                System.arraycopy(all, next, counts, 0, counts.length);
                next += counts.length;
            }
        }
    }
}
