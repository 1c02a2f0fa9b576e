package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Set;
import org.kdtoolkit.loading.TransferBuffers;

/** Changes rows of arrays. The arrays stay as they are: the student may be looking at them. */
final class RowChanges {

    private final TransferBuffers staging = new TransferBuffers();

    /** What becomes of a row. */
    @FunctionalInterface
    interface Change {

        /** New values for a row, as many as there were. */
        float[] of(int row, float[] values);
    }

    /**
     * A copy of an array with some of its rows changed.
     *
     * @param array [B, ...] float32
     * @param manager owns the copy
     */
    NDArray copy(NDArray array, Set<Integer> rows, Change change, NDManager manager) {
        float[] all = array.toFloatArray();
        int size = Math.toIntExact(array.getShape().get(0));
        int width = all.length / size;
        float[][] copy = new float[size][];
        for (int row = 0; row < size; row++) {
            float[] values = Arrays.copyOfRange(all, row * width, (row + 1) * width);
            copy[row] = rows.contains(row) ? change.of(row, values) : values;
        }
        return staging.stack(manager, copy).reshape(array.getShape());
    }
}
