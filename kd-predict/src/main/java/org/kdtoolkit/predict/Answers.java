package org.kdtoolkit.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * What a student says of a batch, in the heap.
 *
 * @param embeddings [B, D]
 * @param scores [B, C] class probabilities; B empty rows of a student without a head
 */
public record Answers(float[][] embeddings, float[][] scores) {

    /**
     * Copies a network's output.
     *
     * @param output of a batch of B samples
     * @param labels what its logits mean; empty if they mean nothing
     */
    public static Answers of(StudentOutput output, Optional<Labels> labels) {
        float[][] embeddings = rows(output.embedding());
        return new Answers(
                embeddings,
                labels.map(kind -> rows(kind.probabilities(output.logits())))
                        .orElseGet(() -> new float[embeddings.length][0]));
    }

    private static float[][] rows(NDArray array) {
        float[] values = array.toFloatArray();
        int rows = Math.toIntExact(array.getShape().get(0));
        int width = values.length / rows;
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
