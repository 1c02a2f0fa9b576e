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

    private static final int[] EACH_ROW = {1};

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

    /**
     * The same as 0 and 1 for each class. Not by PyTorch's {@code one_hot}, which on the CPU reads
     * the least class and the greatest to refuse what is none; here such a class makes its row NaN.
     *
     * @param number of classes C
     * @return [B, C] float32, 1 for a sample's class and 0 for the others; its manager is that of
     *     the classes
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public NDArray indicators(int number) {
        NDArray all = classes.getManager().arange(0, number, 1, classes.getDataType());
        NDArray own = classes.expandDims(1).eq(all).toType(DataType.FLOAT32, false);
        return own.div(own.sum(EACH_ROW, true));
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
        return new SingleLabelTargets(rows.ofConstant(classes), labelled.taken(rows));
    }
}
