package org.kdtoolkit.teachers.fitted;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.random.Shuffle;
import org.kdtoolkit.loading.TransferBuffers;

/**
 * A linear classifier.
 *
 * @param weight [C, F]
 * @param bias [C]
 * @param scaling of the columns, before the weights are applied
 */
record SoftmaxRegression(float[][] weight, float[] bias, Standardisation scaling) {

    private static final int ASKED_AT_ONCE = 4096;

    /** The number of columns F. */
    int columns() {
        return weight[0].length;
    }

    /**
     * Fits one: the mean cross entropy falls along its gradient, (softmax(logits) - y) x / B for
     * the weight of a batch of B samples.
     *
     * @param inputs [N, F]
     * @param labels [N], each from 0 to classes - 1
     * @param seed where the first weights and the orders come from
     * @param owner on whose device it is computed; owns nothing afterwards
     */
    static SoftmaxRegression fit(
            LinearTeacherConfig config,
            float[][] inputs,
            int[] labels,
            int classes,
            Seed seed,
            NDManager owner) {
        int columns = inputs[0].length;
        Standardisation scaling =
                config.standardise() ? Standardisation.of(inputs) : Standardisation.none(columns);
        RandomGenerator random = seed.of("weights").random();
        double ofWeight = config.start().ofWeight(columns, classes);
        double ofBias = config.start().ofBias(columns, classes);
        try (NDManager manager = owner.newSubManager()) {
            TransferBuffers transfer = new TransferBuffers();
            float[][] start = new float[classes][];
            Arrays.setAll(start, label -> uniform(columns, ofWeight, random));
            NDArray weight = transfer.stack(manager, start);
            NDArray bias = manager.create(uniform(classes, ofBias, random));
            NDArray all = transfer.stack(manager, scaling.apply(inputs));
            NDArray targets = transfer.stack(manager, oneHot(labels, classes));
            Descent descent = Descent.of(config.optimizer(), weight, bias, manager);
            int[] order = IntStream.range(0, inputs.length).toArray();
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                if (config.batchSize() >= order.length) {
                    descent.step(all, targets);
                    continue;
                }
                Shuffle.fromTheEnd(order, seed.of("order").of(epoch).random());
                for (int from = 0; from < order.length; from += config.batchSize()) {
                    int to = Math.min(order.length, from + config.batchSize());
                    descent.step(all, targets, Arrays.copyOfRange(order, from, to));
                }
            }
            return new SoftmaxRegression(
                    rows(weight, classes), requireFinite(bias.toFloatArray()), scaling);
        }
    }

    private static float[] uniform(int size, double bound, RandomGenerator random) {
        float[] drawn = new float[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return drawn;
    }

    private static float[][] oneHot(int[] labels, int classes) {
        float[][] hot = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            hot[i][labels[i]] = 1;
        }
        return hot;
    }

    private static float[][] rows(NDArray matrix, int rows) {
        float[] values = requireFinite(matrix.toFloatArray());
        int width = values.length / rows;
        return IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toArray(float[][]::new);
    }

    private static float[] requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new DataException(
                        "the teacher 'linear' came to weights that are no numbers; choose a smaller"
                                + " 'learning-rate', or 'standardise: true'");
            }
        }
        return values;
    }

    /**
     * What it says.
     *
     * @param inputs [N, F]
     * @param owner on whose device it is computed; owns nothing afterwards
     * @return [N, C]
     */
    float[][] logits(float[][] inputs, NDManager owner) {
        float[][] logits = new float[inputs.length][];
        TransferBuffers transfer = new TransferBuffers();
        for (int from = 0; from < inputs.length; from += ASKED_AT_ONCE) {
            float[][] some =
                    Arrays.copyOfRange(inputs, from, Math.min(inputs.length, from + ASKED_AT_ONCE));
            try (NDManager manager = owner.newSubManager()) {
                NDArray x = transfer.stack(manager, scaling.apply(some));
                NDArray w = transfer.stack(manager, weight);
                NDArray b = manager.create(bias, new Shape(1, bias.length));
                float[][] said = rows(x.matMul(w.transpose()).add(b), some.length);
                System.arraycopy(said, 0, logits, from, said.length);
            }
        }
        return logits;
    }
}
