package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a batch that a teacher knows something about.
 *
 * @param rows their numbers, ascending
 * @param batch how many rows the batch has
 */
record KnownRows(List<Integer> rows, int batch) {

    /** All but those that are missing. */
    static KnownRows without(List<Integer> missing, int batch) {
        return new KnownRows(
                IntStream.range(0, batch).filter(row -> !missing.contains(row)).boxed().toList(),
                batch);
    }

    boolean isAll() {
        return rows.size() == batch;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Puts rows where they belong; what is between is 0.
     *
     * @param array [rows, ...]
     * @return [batch, ...]
     */
    NDArray spread(NDArray array) {
        if (isAll()) {
            return array;
        }
        float[] places = new float[batch * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            places[rows.get(i) * rows.size() + i] = 1;
        }
        Shape one = array.getShape().slice(1);
        return array.getManager()
                .create(places, new Shape(batch, rows.size()))
                .matMul(array.reshape(rows.size(), one.size()))
                .reshape(new Shape(batch).addAll(one));
    }
}
