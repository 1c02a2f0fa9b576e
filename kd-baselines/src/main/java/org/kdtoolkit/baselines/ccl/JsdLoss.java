package org.kdtoolkit.baselines.ccl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The distance between two predictions of class probabilities: the sum of the Kullback-Leibler
 * divergences in both directions. The paper names it after Jensen and Shannon, but no mixture of
 * the two is formed: it is what statisticians call Jeffreys' divergence.
 *
 * <pre>
 * loss = mean over samples of the sum over classes of  p log(p / q) + q log(q / p)
 *      = mean over samples of the sum over classes of  (p - q) (log p - log q)
 * </pre>
 *
 * <p>Gradients flow to both arguments. The published code adds 1e-10 to the quotients, which is NaN
 * as soon as a probability is rounded to 0; logarithms of softmaxes are finite for logits of any
 * size and need no such help. Elsewhere the two differ by 2e-10 at most.
 *
 * <p>Source: Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive Learning,
 * CVPR 2021, the alignment of class probabilities.
 */
public final class JsdLoss extends Loss {

    private static final int[] CLASSES = {1};

    /** Creates the loss. */
    public JsdLoss() {
        super("jsd");
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: logits [B, C]
     * @param predictions one array: logits [B, C]
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /**
     * The loss of class scores where each sample has one class.
     *
     * @param a [B, C]: logits; their manager owns the result
     * @param b [B, C]: logits
     * @return a scalar, 0 or more
     */
    public NDArray evaluate(NDArray a, NDArray b) {
        NDArray logA = a.logSoftmax(1);
        NDArray logB = b.logSoftmax(1);
        return divergence(logA.exp(), logB.exp(), logA, logB);
    }

    /**
     * The loss of class scores where a sample has any number of classes: each class is a yes or no,
     * and the loss is the mean over samples and classes, as the class loss of several labels is.
     *
     * @param a [B, C]: scores before the sigmoid; their manager owns the result
     * @param b [B, C]: scores before the sigmoid
     * @return a scalar, 0 or more
     */
    public NDArray evaluateSeveral(NDArray a, NDArray b) {
        return evaluate(yesAndNo(a), yesAndNo(b));
    }

    /**
     * The loss of class probabilities. Those below 1e-38 count as that.
     *
     * @param a [B, C]: probabilities; their manager owns the result
     * @param b [B, C]: probabilities
     * @return a scalar, 0 or more
     */
    public NDArray evaluateProbabilities(NDArray a, NDArray b) {
        return divergence(a, b, log(a), log(b));
    }

    private static NDArray divergence(NDArray a, NDArray b, NDArray logA, NDArray logB) {
        return a.sub(b).mul(logA.sub(logB)).sum(CLASSES).mean();
    }

    private static NDArray log(NDArray probabilities) {
        return probabilities.maximum(Scalars.beside(probabilities, Float.MIN_NORMAL)).log();
    }

    /** [B * C, 2]: a sigmoid is the softmax of a score and 0. */
    private static NDArray yesAndNo(NDArray scores) {
        NDArray yes = scores.reshape(-1, 1);
        return yes.concat(yes.zerosLike(), 1);
    }
}
