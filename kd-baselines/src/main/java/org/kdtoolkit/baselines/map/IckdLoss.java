package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Inter-channel correlation: which channels of a feature map are strong together.
 *
 * <pre>
 * F = the map of a sample, [C, P];  G = F Fᵀ [C, C], each row divided by its length
 * loss = sum over samples and pairs of channels of (G_s - G_t)² / (C B²)
 * </pre>
 *
 * <p>The batch size divides twice and the number of channels once, as in the published code. Maps
 * may have other sizes, but need as many channels: nothing is pooled. A channel of zeros has no
 * correlations. A gradient flows to the teacher's map, so that a filter that made it can learn.
 *
 * <p>Source: Liu et al., Exploring Inter-Channel Correlation for Diversity-Preserved Knowledge
 * Distillation, ICCV 2021, section 3.
 */
public final class IckdLoss extends Loss {

    private static final int GRID = 2;

    /** Creates a loss. */
    public IckdLoss() {
        super("ickd");
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: the teacher's map [B, C, grid...]
     * @param predictions one array: the student's map [B, C, grid...]
     * @return a scalar
     * @throws IllegalArgumentException as {@link #evaluate(NDArray, NDArray)} does
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, C, grid...]: the student's map; its manager owns the result
     * @param teacher [B, C, grid...]: the teacher's map, whose grid may be another
     * @return a scalar
     * @throws IllegalArgumentException if the maps differ in their batches or channels
     */
    public NDArray evaluate(NDArray student, NDArray teacher) {
        Shape students = student.getShape();
        Shape teachers = teacher.getShape();
        if (students.dimension() <= GRID
                || teachers.dimension() <= GRID
                || !students.slice(0, GRID).equals(teachers.slice(0, GRID))) {
            throw new IllegalArgumentException(
                    "two maps [B, C, grid...] must have the same batch and as many channels, found"
                            + " %s of the student and %s of the teacher"
                                    .formatted(students, teachers));
        }
        long batch = students.get(0);
        NDArray squares = correlations(student).sub(correlations(teacher)).square().sum();
        return squares.div(Scalars.beside(squares, (double) students.get(1) * batch * batch));
    }

    /** [B * C, C]: each channel's row. */
    private static NDArray correlations(NDArray map) {
        Shape shape = map.getShape();
        NDArray flat = map.reshape(shape.get(0), shape.get(1), -1);
        return Cosine.unit(flat.matMul(flat.transpose(0, 2, 1)).reshape(-1, shape.get(1)));
    }
}
