package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import org.apiguardian.api.API;

/**
 * Any number of classes a sample.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class MultiLabelTargets implements Targets {

    private final NDArray indicators;
    private final Labelled labelled;

    MultiLabelTargets(NDArray indicators, Labelled labelled) {
        this.indicators = indicators;
        this.labelled = labelled;
    }

    /** [B, C] float32 of 0 and 1. */
    public NDArray indicators() {
        return indicators;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.MULTI_LABEL;
    }

    @Override
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean[] labelled() {
        return labelled.rows().clone();
    }

    @Override
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MultiLabelTargets withLabelled(boolean[] rows) {
        return new MultiLabelTargets(indicators, Labelled.of(rows, labelled.rows().length));
    }

    @Override
    public NDArray related() {
        NDArray common = indicators.matMul(indicators.transpose());
        NDArray itself = indicators.getManager().eye((int) indicators.getShape().get(0));
        return labelled.related(
                common.gt(common.zerosLike())
                        .logicalOr(itself.toType(DataType.BOOLEAN, false))
                        .toType(DataType.FLOAT32, false));
    }

    @Override
    public NDArray classLoss(NDArray logits) {
        return labelled.loss(logits, this, MultiLabelTargets::crossEntropy);
    }

    /**
     * Of a label that is there -log sigmoid(x) = softplus(-x), of one that is not softplus(x).
     * DJL's own loss splits x at 0, and leaves a half of the gradient out there.
     */
    private static NDArray crossEntropy(Targets targets, NDArray logits) {
        NDArray indicators = ((MultiLabelTargets) targets).indicators;
        NDArray present = indicators.mul(Activation.softPlus(logits.neg()));
        NDArray absent = indicators.onesLike().sub(indicators).mul(Activation.softPlus(logits));
        return present.add(absent).mean();
    }

    @Override
    public MultiLabelTargets rows(Rows rows) {
        return new MultiLabelTargets(rows.of(indicators), labelled.taken(rows));
    }
}
