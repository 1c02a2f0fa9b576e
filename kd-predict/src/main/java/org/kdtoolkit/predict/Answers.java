package org.kdtoolkit.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * What a student says of a batch, in the heap.
 *
 * @param embeddings [B, D]
 * @param scores [B, C] class probabilities; B empty rows of a student without a head
 */
public record Answers(float[][] embeddings, float[][] scores) {

    /**
     * How many rows a network is given at least, and a multiple of which: libraries multiply the
     * rows that are left over by blocks in another way, and round them otherwise.
     */
    static final int BLOCK = 8;

    /**
     * Asks a network about a batch, in such a way that what it says of a sample is the same to the
     * bit whatever else is in the batch: missing rows are filled up.
     *
     * @param input [B, ...]
     * @param labels what its logits mean; empty if they mean nothing
     */
    public static Answers of(Backbone network, NDArray input, Optional<Labels> labels) {
        long rows = input.getShape().get(0);
        long missing = (BLOCK - rows % BLOCK) % BLOCK;
        NDArray whole = missing == 0 ? input : input.concat(zeros(input, missing), 0);
        return of(network.forward(whole, false), Math.toIntExact(rows), labels);
    }

    private static NDArray zeros(NDArray input, long rows) {
        Shape shape = new Shape(rows).addAll(input.getShape().slice(1));
        return input.getManager().zeros(shape, input.getDataType());
    }

    /**
     * Asks a network about a batch as it is: faster for few samples, but rounded otherwise.
     *
     * @param input [B, ...]
     * @param labels what its logits mean; empty if they mean nothing
     */
    static Answers ofFew(Backbone network, NDArray input, Optional<Labels> labels) {
        int rows = Math.toIntExact(input.getShape().get(0));
        return of(network.forward(input, false), rows, labels);
    }

    private static Answers of(StudentOutput output, int rows, Optional<Labels> labels) {
        return new Answers(
                rows(output.embedding(), rows),
                labels.map(kind -> rows(kind.probabilities(output.logits()), rows))
                        .orElseGet(() -> new float[rows][0]));
    }

    private static float[][] rows(NDArray array, int rows) {
        float[] values = array.toFloatArray();
        int width = values.length / Math.toIntExact(array.getShape().get(0));
        float[][] all = new float[rows][];
        for (int row = 0; row < rows; row++) {
            all[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
        }
        return all;
    }

    /** Puts samples of one shape side by side, [B, ...]. */
    static NDArray batch(List<HostTensor> samples, NDManager manager) {
        Shape one = samples.get(0).shape();
        FloatBuffer values =
                FloatBuffer.allocate(
                        Math.toIntExact(Math.multiplyExact(samples.size(), one.size())));
        samples.forEach(sample -> values.put(sample.values()));
        return manager.create(values.array(), new Shape(samples.size()).addAll(one));
    }
}
