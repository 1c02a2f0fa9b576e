package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import org.apiguardian.api.API;

/**
 * Exactly one class a sample.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class SingleLabelTargets implements Targets {

    private final NDArray classes;
    private final Labelled labelled;

    SingleLabelTargets(NDArray classes, Labelled labelled) {
        this.classes = classes;
        this.labelled = labelled;
    }

    /** [B] int64, from 0 to C-1. */
    public NDArray classes() {
        return classes;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean[] labelled() {
        return labelled.rows().clone();
    }

    @Override
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public SingleLabelTargets withLabelled(boolean[] rows) {
        return new SingleLabelTargets(classes, Labelled.of(rows, labelled.rows().length));
    }

    @Override
    public NDArray related() {
        return labelled.related(
                classes.expandDims(1).eq(classes.expandDims(0)).toType(DataType.FLOAT32, false));
    }

    @Override
    public NDArray classLoss(NDArray logits) {
        return labelled.loss(logits, this, SingleLabelTargets::crossEntropy);
    }

    private static NDArray crossEntropy(Targets targets, NDArray logits) {
        NDArray classes = ((SingleLabelTargets) targets).classes;
        return new SoftmaxCrossEntropyLoss().evaluate(new NDList(classes), new NDList(logits));
    }

    @Override
    public SingleLabelTargets rows(Rows rows) {
        long[] all = classes.toLongArray();
        long[] taken = rows.kept().stream().mapToLong(row -> all[row]).toArray();
        return new SingleLabelTargets(classes.getManager().create(taken), labelled.taken(rows));
    }
}
