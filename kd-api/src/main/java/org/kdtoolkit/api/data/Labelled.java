package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Which rows of a batch have labels. */
record Labelled(boolean[] rows) {

    /** Every row of an array [B, ...] has. */
    static Labelled all(NDArray array) {
        boolean[] rows = new boolean[Math.toIntExact(array.getShape().get(0))];
        Arrays.fill(rows, true);
        return new Labelled(rows);
    }

    static Labelled of(boolean[] rows, int batch) {
        if (rows.length != batch) {
            throw new IllegalArgumentException(
                    "the batch has %d rows, found %d marks".formatted(batch, rows.length));
        }
        return new Labelled(rows.clone());
    }

    List<Integer> without() {
        return IntStream.range(0, rows.length).filter(row -> !rows[row]).boxed().toList();
    }

    Labelled taken(Rows taken) {
        boolean[] kept = new boolean[taken.kept().size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = rows[taken.kept().get(i)];
        }
        return new Labelled(kept);
    }

    /** A loss over the rows with labels alone. */
    NDArray loss(
            NDArray logits, Targets targets, BiFunction<Targets, NDArray, NDArray> ofLabelled) {
        List<Integer> without = without();
        if (without.isEmpty()) {
            return ofLabelled.apply(targets, logits);
        }
        if (without.size() == rows.length) {
            return nothing(logits);
        }
        Rows labelled = Rows.marked(rows, logits.getManager());
        return ofLabelled.apply(targets.rows(labelled), labelled.of(logits));
    }

    /** The mean over the rows with labels alone. */
    NDArray mean(NDArray values) {
        List<Integer> without = without();
        if (without.isEmpty()) {
            return values.mean();
        }
        return without.size() == rows.length
                ? nothing(values)
                : Rows.marked(rows, values.getManager()).of(values).mean();
    }

    /** 0 that hangs on the graph, as a backward pass must have where to go. */
    private static NDArray nothing(NDArray values) {
        return values.sum().mul(values.getManager().zeros(new Shape()));
    }

    /** Relations of which those of rows without labels are taken away, but for each to itself. */
    NDArray related(NDArray all) {
        if (without().isEmpty()) {
            return all;
        }
        int batch = rows.length;
        float[] known = new float[batch * batch];
        float[] itself = new float[batch * batch];
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                known[i * batch + j] = rows[i] && rows[j] ? 1 : 0;
            }
            itself[i * batch + i] = rows[i] ? 0 : 1;
        }
        NDManager manager = all.getManager();
        Shape shape = new Shape(batch, batch);
        return all.mul(manager.create(known, shape)).add(manager.create(itself, shape));
    }
}
