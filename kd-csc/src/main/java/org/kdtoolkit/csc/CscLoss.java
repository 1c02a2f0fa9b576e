package org.kdtoolkit.csc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The Contrastive Semantic Calibration loss: the student's embedding of each sample is drawn to the
 * targets of all samples of its class, with a temperature for each pair.
 *
 * <pre>
 * P = softmax over j of cos(student i, target j) / T(i, j)
 * loss = mean over i of the mean of -log(P(i, j) + 1e-10) over all j related to i
 * T from the similarity cos(student i, embedding j), which is held constant
 * </pre>
 *
 * <p>Source: Xia et al., Robust Cross-Modal Knowledge Distillation for Unconstrained Videos, 2023.
 */
public final class CscLoss extends Loss {

    /** Caps the loss of a pair at -log(1e-10) = 23. */
    private static final float EPSILON = 1e-10f;

    private static final int[] ROW = {1};

    private final Temperature temperature;

    /** Creates a loss with a temperature. */
    public CscLoss(Temperature temperature) {
        super("csc");
        this.temperature = temperature;
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: classes [B] int64, or indicators [B, C] of several labels
     * @param predictions the student's embedding [B, D], the target [B, D], the teacher's embedding
     *     [B, D] that the temperature is taken from
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        Targets targets = Targets.of(labels.singletonOrThrow());
        return evaluate(
                predictions.get(0), predictions.get(1), predictions.get(2), targets.related());
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, D]: the student's embedding; its manager owns the result
     * @param target [B, D]: what it is drawn to
     * @param embedding [B, D]: the teacher's embedding that the temperature is taken from
     * @param related [B, B] of 0 and 1: which pairs belong together; no row is all 0
     * @return a scalar
     */
    public NDArray evaluate(NDArray student, NDArray target, NDArray embedding, NDArray related) {
        return contrast(
                student,
                target,
                directions -> cosines(directions, embedding.stopGradient()),
                related);
    }

    /** What the cosines are divided by. */
    Temperature temperature() {
        return temperature;
    }

    /** The temperatures [B] of samples with their own teacher's embedding, both [B, D]. */
    NDArray ownTemperatures(NDArray student, NDArray embedding) {
        return temperature.at(Cosine.pairs(student.stopGradient(), embedding.stopGradient()));
    }

    /**
     * The loss for a given similarity.
     *
     * @param similarity gives [B, B]; it is handed the student's embedding as a constant, each row
     *     of length 1
     */
    NDArray contrast(
            NDArray student, NDArray target, UnaryOperator<NDArray> similarity, NDArray related) {
        NDArray directions = Cosine.unit(student);
        NDArray scores =
                temperature.divide(
                        cosines(directions, target),
                        () -> similarity.apply(directions.stopGradient()));
        NDArray logLikelihood = Scalars.plus(scores.softmax(1), EPSILON).log();
        return logLikelihood.mul(related).sum(ROW).div(related.sum(ROW)).mean().neg();
    }

    private static NDArray cosines(NDArray directions, NDArray others) {
        return directions.matMul(Cosine.unit(others).transpose());
    }
}
