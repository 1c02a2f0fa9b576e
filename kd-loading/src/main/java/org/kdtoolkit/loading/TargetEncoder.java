package org.kdtoolkit.loading;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Targets;

/** Turns the class indices of samples into a batch's targets. */
@FunctionalInterface
interface TargetEncoder {

    /**
     * Makes the targets.
     *
     * @param labels [B] class indices of each sample
     * @param labelled [B] whether each has labels
     */
    Targets encode(int[][] labels, boolean[] labelled, NDManager manager);

    static TargetEncoder of(Dataset dataset) {
        int classes = dataset.classes().size();
        return switch (dataset.targetKind()) {
            case SINGLE_LABEL ->
                    (labels, labelled, manager) ->
                            singleLabel(labels, manager).withLabelled(labelled);
            case MULTI_LABEL ->
                    (labels, labelled, manager) ->
                            multiLabel(labels, classes, manager).withLabelled(labelled);
        };
    }

    /** Any class stands for none: it is marked as no label. */
    private static Targets singleLabel(int[][] labels, NDManager manager) {
        return Targets.singleLabel(
                manager.create(
                        Arrays.stream(labels)
                                .mapToLong(each -> each.length == 0 ? 0 : each[0])
                                .toArray()));
    }

    private static Targets multiLabel(int[][] labels, int classes, NDManager manager) {
        float[] indicators = new float[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            for (int label : labels[row]) {
                indicators[row * classes + label] = 1;
            }
        }
        return Targets.multiLabel(manager.create(indicators, new Shape(labels.length, classes)));
    }
}
