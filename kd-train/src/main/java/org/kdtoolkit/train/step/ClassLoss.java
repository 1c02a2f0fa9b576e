package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.SoftTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * The student's class loss, in PyTorch's terms. With a label's shares y over C classes (1 for its
 * class, 0 for the others; anything between where samples are mixed), the smoothing s and the
 * classes' weights w, of N samples with labels:
 *
 * <pre>
 * one label:       - sum over n, c of w_c * ((1 - s) * y_nc + s / C) * log softmax(logits)_nc
 *                  / sum over n of the weight of its class (where samples are mixed: / N)
 * several labels:  mean over n, c of
 *                  - w_c * z_nc * log sigmoid(logits)_nc - (1 - z_nc) * log(1 - sigmoid(logits)_nc)
 *                  where z = (1 - s) * y + s / 2
 * </pre>
 *
 * <p>The first is {@code torch.nn.CrossEntropyLoss(weight=w, label_smoothing=s)} with classes or,
 * for mixed samples, with probabilities; the second {@code BCEWithLogitsLoss(pos_weight=w)} of
 * smoothed labels.
 */
public final class ClassLoss {

    private final double weight;
    private final double smoothing;
    private final Optional<NDArray> classWeights;
    private final boolean mixed;

    /** As the other, of a training that mixes no samples. */
    public ClassLoss(double weight, double smoothing, Optional<NDArray> classWeights) {
        this(weight, smoothing, classWeights, false);
    }

    /**
     * A loss with all options.
     *
     * @param weight what it is multiplied by
     * @param smoothing the share of a label that is spread over all classes, from 0 to below 1
     * @param classWeights [C], positive; on the student's device, and alive as long as this
     * @param mixed whether samples of some batches are mixed: then the weights of the classes raise
     *     and lower the loss of each batch alike, mixed or not
     */
    public ClassLoss(
            double weight, double smoothing, Optional<NDArray> classWeights, boolean mixed) {
        this.weight = weight;
        this.smoothing = smoothing;
        this.classWeights = classWeights;
        this.mixed = mixed;
    }

    /**
     * The bare loss of the labels.
     *
     * @param weight what it is multiplied by
     */
    public static ClassLoss plain(double weight) {
        return new ClassLoss(weight, 0, Optional.empty());
    }

    /** Whether it weighs nothing. */
    boolean isNothing() {
        return weight == 0;
    }

    /**
     * The loss of a batch.
     *
     * @param logits [B, C] class scores; their manager owns the result
     * @param targets the labels
     * @return a scalar, 0 where no row has a label
     */
    StudentLoss of(NDArray logits, Targets targets) {
        return new StudentLoss(TrainingStep.CLASS_LOSS, value(logits, targets)).times(weight);
    }

    private NDArray value(NDArray logits, Targets targets) {
        boolean[] labelled = targets.labelled();
        int known = count(labelled);
        if (known == 0 || smoothing == 0 && classWeights.isEmpty()) {
            return targets.classLoss(logits);
        }
        if (known == labelled.length) {
            return ofLabelled(logits, targets);
        }
        Rows rows = Rows.marked(labelled, logits.getManager());
        return ofLabelled(rows.of(logits), targets.rows(rows));
    }

    private static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    private NDArray ofLabelled(NDArray logits, Targets targets) {
        int classes = Math.toIntExact(logits.getShape().get(1));
        NDArray shares = SoftTargets.of(targets, classes).shares();
        return switch (targets.kind()) {
            case SINGLE_LABEL -> oneLabel(logits, shares, mixed || targets instanceof SoftTargets);
            case MULTI_LABEL -> severalLabels(logits, shares);
        };
    }

    private NDArray oneLabel(NDArray logits, NDArray shares, boolean byNumber) {
        NDArray smoothed = smoothed(shares, logits.getShape().get(1));
        NDArray weighted = classWeights.map(smoothed::mul).orElse(smoothed);
        NDArray total = weighted.mul(logits.logSoftmax(1)).sum().neg();
        return classWeights
                .filter(weights -> !byNumber)
                .map(weights -> total.div(shares.mul(weights).sum()))
                .orElseGet(() -> total.div(Scalars.beside(total, logits.getShape().get(0))));
    }

    /** With log sigmoid(x) = -softplus(-x), and log(1 - sigmoid(x)) = -x - softplus(-x). */
    private NDArray severalLabels(NDArray logits, NDArray shares) {
        NDArray present = smoothed(shares, 2);
        NDArray absent = Scalars.plus(present.neg(), 1);
        NDArray softplus = Activation.softPlus(logits.neg());
        NDArray positive = classWeights.map(present::mul).orElse(present);
        return absent.mul(logits).add(positive.add(absent).mul(softplus)).mean();
    }

    /** Takes a share away from each label and spreads it over the possibilities. */
    private NDArray smoothed(NDArray shares, long possibilities) {
        return smoothing == 0
                ? shares
                : Scalars.plus(
                        shares.mul(Scalars.beside(shares, 1 - smoothing)),
                        smoothing / possibilities);
    }
}
