package org.kdtoolkit.baselines.smoothing;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * A student learns from labels a share of which is spread evenly over all classes, and from no
 * teacher. As its class loss is there already, what is added is the difference:
 *
 * <pre>
 * added = smoothing * (mean over samples and classes of -log softmax(logits) - class loss)
 * class loss + added = (1 - smoothing) * class loss + smoothing * mean of -log softmax(logits)
 * </pre>
 *
 * <p>The sum is the smoothed cross entropy where the class loss has the weight 1. The added term is
 * below 0 where the student is more at a loss for the labels than for all classes. With several
 * labels a sample, each class is a yes or no, and the share is spread over both: a label is drawn
 * towards one half. Samples without a label don't count; the shares of mixed samples are smoothed
 * as labels are.
 *
 * <p>Source: Szegedy et al., Rethinking the Inception Architecture for Computer Vision, 2016,
 * section 7.
 */
public final class LabelSmoothing implements Method {

    private final double smoothing;

    /**
     * Creates the method.
     *
     * @param smoothing the share that is spread, from 0 to below 1
     * @throws IllegalArgumentException if it is outside of that
     */
    public LabelSmoothing(double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "a share of a label is from 0 to below 1, found " + smoothing);
        }
        this.smoothing = smoothing;
    }

    @Override
    public Losses losses(MethodStep step) {
        NDArray logits = step.student().logits();
        Targets targets = step.batch().targets();
        NDArray difference = even(targets, logits).sub(targets.classLoss(logits));
        return Losses.of(
                new StudentLoss(
                        "label-smoothing", difference.mul(Scalars.beside(difference, smoothing))));
    }

    /** The class loss of labels of which everything is spread; 0 where no sample has a label. */
    private static NDArray even(Targets targets, NDArray logits) {
        if (targets.kind() == TargetKind.MULTI_LABEL) {
            NDArray halves = logits.getManager().full(logits.getShape(), 0.5f);
            return Targets.multiLabel(halves).withLabelled(targets.labelled()).classLoss(logits);
        }
        return targets.meanOfLabelled(logits.logSoftmax(1).neg());
    }
}
