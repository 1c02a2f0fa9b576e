package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Some of the rows of a batch, to be taken out of arrays with a gradient.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Rows {

    private final List<Integer> kept;
    private final NDArray selection;

    private Rows(List<Integer> kept, NDArray selection) {
        this.kept = kept;
        this.selection = selection;
    }

    /**
     * All rows but some.
     *
     * @param missing the rows that are left out
     * @param batch the number of rows B
     * @param manager owns what is taken out
     */
    public static Rows without(List<Integer> missing, int batch, NDManager manager) {
        return of(
                IntStream.range(0, batch).boxed().filter(row -> !missing.contains(row)).toList(),
                batch,
                manager);
    }

    /**
     * The rows that are marked.
     *
     * @param marks [B], such as {@link Targets#labelled}; at least one is set
     * @param manager owns what is taken out
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static Rows marked(boolean[] marks, NDManager manager) {
        return of(
                IntStream.range(0, marks.length).filter(row -> marks[row]).boxed().toList(),
                marks.length,
                manager);
    }

    /**
     * Some rows of a batch, in any order.
     *
     * @param kept the rows
     * @param batch how many rows there are
     * @param manager owns what is needed to take them
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static Rows of(List<Integer> kept, int batch, NDManager manager) {
        float[] ones = new float[kept.size() * batch];
        for (int i = 0; i < kept.size(); i++) {
            ones[i * batch + kept.get(i)] = 1;
        }
        return new Rows(kept, manager.create(ones, new Shape(kept.size(), batch)));
    }

    /** The rows' numbers, ascending. */
    public List<Integer> kept() {
        return kept;
    }

    /**
     * Takes the rows out of an array. A product with a matrix of 0 and 1, as every engine knows its
     * gradient.
     *
     * @param array [B, ...] float32, finite
     * @return [rows, ...]
     */
    public NDArray of(NDArray array) {
        Shape rest = array.getShape().slice(1);
        NDArray flat = array.reshape(array.getShape().get(0), rest.size());
        return selection.matMul(flat).reshape(new Shape(kept.size()).addAll(rest));
    }

    /**
     * Takes the rows out of what has no gradient.
     *
     * @param array [B, ...] of any type; its manager owns the result
     * @return [rows, ...]
     */
    NDArray ofConstant(NDArray array) {
        return array.get(
                array.getManager().create(kept.stream().mapToLong(Integer::longValue).toArray()));
    }
}
