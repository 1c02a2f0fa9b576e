package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Cross-modal distillation with a queue: the student finds the same embeddings of the teacher near
 * as the teacher itself does.
 *
 * <pre>
 * v = the student's embedding divided by its length, z = the teacher's
 * Q = the queue's embeddings and those of the batch, a sample's own among them, all constant
 * loss = - mean over samples of softmax(z Qᵀ / teacher's temperature) · log softmax(v Qᵀ / student's)
 * </pre>
 *
 * <p>A cross entropy, which is 0 for no student: the teacher's own entropy remains. As published,
 * the student's temperature is the lower one, so that the least loss is not where both embeddings
 * are the same. The teacher's embedding is taken as it is. The gradient reaches it through the
 * first softmax alone.
 *
 * <p>Source: Chen et al., COMODO: Cross-Modal Video-to-IMU Distillation for Efficient Egocentric
 * Human Activity Recognition, 2025.
 */
public final class ComodoLoss {

    private static final int[] CANDIDATES = {1};

    private final double teacherTemperature;
    private final double studentTemperature;

    /**
     * Creates a loss.
     *
     * @param teacherTemperature positive
     * @param studentTemperature positive
     * @throws IllegalArgumentException if one is not positive
     */
    public ComodoLoss(double teacherTemperature, double studentTemperature) {
        if (!(teacherTemperature > 0 && studentTemperature > 0)) {
            throw new IllegalArgumentException(
                    "temperatures are greater than 0, found %s of the teacher and %s of the student"
                            .formatted(teacherTemperature, studentTemperature));
        }
        this.teacherTemperature = teacherTemperature;
        this.studentTemperature = studentTemperature;
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, D]: the student's embedding, of any length; its manager owns the result
     * @param teacher [B, D]: the teacher's embedding, of length 1
     * @param candidates [N, D]: what both are compared with, in a manager of the step
     * @return a scalar
     */
    public NDArray evaluate(NDArray student, NDArray teacher, NDArray candidates) {
        NDArray columns = candidates.stopGradient().transpose();
        NDArray found = scores(Cosine.unit(student), columns, studentTemperature).logSoftmax(1);
        NDArray wanted = scores(teacher, columns, teacherTemperature).softmax(1);
        return wanted.mul(found).sum(CANDIDATES).mean().neg();
    }

    private static NDArray scores(NDArray rows, NDArray columns, double temperature) {
        return rows.matMul(columns).div(Scalars.beside(rows, temperature));
    }
}
