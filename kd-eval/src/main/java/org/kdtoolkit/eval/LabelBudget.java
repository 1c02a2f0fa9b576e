package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.eval.probe.ClassOrder;

/**
 * How many labelled training samples a probe learns from.
 *
 * @param labels all, if empty
 * @param seed draws them, each class in its share
 */
record LabelBudget(Optional<Integer> labels, long seed) {

    /** Two classes can't be told apart by fewer than this. */
    private static final int OF_TWO_CLASSES = 2;

    /** How many labelled training samples there have to be. */
    int least() {
        return labels.orElse(OF_TWO_CLASSES);
    }

    /**
     * The rows of the samples that are drawn.
     *
     * @param of [N] the labels of all
     * @param classes C
     * @throws DataException if there are too few
     */
    int[] rows(String task, int[] of, int classes) {
        int wanted = labels.orElse(of.length);
        if (wanted > of.length) {
            throw new DataException(
                    "the task '%s' learns from %d labels, but only %d training samples have one; lower its 'labels'"
                            .formatted(task, wanted, of.length));
        }
        int[] rows = Arrays.copyOf(ClassOrder.draw(of, classes, seed), wanted);
        Arrays.sort(rows);
        return rows;
    }
}
