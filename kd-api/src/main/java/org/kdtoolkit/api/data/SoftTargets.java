package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.apiguardian.api.API;

/**
 * A share of each class a sample, as samples have that are mixed of others. Of single labels the
 * shares of a sample sum to 1; of several, each is from 0 to 1 by itself. Such a sample belongs to
 * no class alone: losses that compare classes can't learn from it.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class SoftTargets implements Targets {

    private static final int[] CLASSES = {1};

    private final NDArray shares;
    private final TargetKind kind;
    private final Labelled labelled;

    SoftTargets(NDArray shares, TargetKind kind, Labelled labelled) {
        this.shares = shares;
        this.kind = kind;
        this.labelled = labelled;
    }

    /**
     * The same labels as shares of 0 and 1; soft ones as they are.
     *
     * @param targets the labels
     * @param classes the number of classes C
     */
    public static SoftTargets of(Targets targets, int classes) {
        if (targets instanceof SingleLabelTargets single) {
            return Targets.soft(single.indicators(classes), targets.kind())
                    .withLabelled(targets.labelled());
        }
        if (targets instanceof MultiLabelTargets several) {
            return Targets.soft(several.indicators(), targets.kind())
                    .withLabelled(targets.labelled());
        }
        return (SoftTargets) targets;
    }

    /** [B, C] float32 from 0 to 1. */
    public NDArray shares() {
        return shares;
    }

    @Override
    public TargetKind kind() {
        return kind;
    }

    @Override
    public boolean[] labelled() {
        return labelled.rows().clone();
    }

    @Override
    public SoftTargets withLabelled(boolean[] rows) {
        return new SoftTargets(shares, kind, Labelled.of(rows, labelled.rows().length));
    }

    /**
     * Refuses: mixed samples have no class in common or not.
     *
     * @throws IllegalArgumentException always
     */
    @Override
    public NDArray related() {
        throw new IllegalArgumentException(
                "the samples of this batch are mixed, so that none belongs to one class: nothing"
                        + " that compares classes can learn from them");
    }

    /**
     * The class loss of the rows with labels: cross entropy with the shares as probabilities; for
     * several labels, binary cross entropy with each share, its mean over samples and classes. 0
     * where no row has a label.
     */
    @Override
    public NDArray classLoss(NDArray logits) {
        return labelled.loss(logits, this, SoftTargets::crossEntropy);
    }

    private static NDArray crossEntropy(Targets targets, NDArray logits) {
        NDArray shares = ((SoftTargets) targets).shares;
        return switch (targets.kind()) {
            case SINGLE_LABEL -> shares.mul(logits.logSoftmax(1)).sum(CLASSES).mean().neg();
            // with log sigmoid(x) = -softplus(-x), and log(1 - sigmoid(x)) = -x - softplus(-x)
            case MULTI_LABEL ->
                    shares.onesLike()
                            .sub(shares)
                            .mul(logits)
                            .add(Activation.softPlus(logits.neg()))
                            .mean();
        };
    }

    @Override
    public SoftTargets rows(Rows rows) {
        return new SoftTargets(rows.of(shares), kind, labelled.taken(rows));
    }
}
