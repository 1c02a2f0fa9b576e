package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.Optional;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * The cross entropy of a student's outputs against a teacher's (Caron et al., Emerging Properties
 * in Self-Supervised Vision Transformers, 2021). The teacher's are moved by a centre c that follows
 * their mean, which keeps one output from winning always, and sharpened by a temperature:
 *
 * <pre>
 * q = softmax((t - c) / teacher temperature)
 * loss = mean of -sum q log softmax(s / student temperature)
 * </pre>
 *
 * <p>over the samples and all pairs of a student's view with a teacher's view.
 */
public final class CentredCrossEntropy implements Stateful {

    private static final int[] FIRST = {0};

    private final double momentum;
    private final Parameter centre;
    private Optional<NDArray> latest = Optional.empty();

    /**
     * Begins with a centre of zeros.
     *
     * @param outputs the number of outputs D
     * @param momentum what is left of the centre at each step, from 0 to 1
     * @param manager owns the centre
     */
    public CentredCrossEntropy(int outputs, double momentum, NDManager manager) {
        this.momentum = momentum;
        this.centre =
                Parameter.builder()
                        .setName("center")
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optInitializer(Initializer.ZEROS)
                        .optShape(new Shape(1, outputs))
                        .build();
        centre.initialize(manager, DataType.FLOAT32);
    }

    /**
     * The loss of a step.
     *
     * @param student [S * B, D], view by view; its manager owns the result
     * @param teacher [G * B, D], view by view; a constant, of the same step
     * @param samples the number of samples B
     * @param studentTemperature above 0
     * @param teacherTemperature above 0
     * @return a scalar
     */
    public NDArray loss(
            NDArray student,
            NDArray teacher,
            long samples,
            double studentTemperature,
            double teacherTemperature) {
        NDArray target =
                views(
                                teacher.sub(centre.getArray())
                                        .div(Scalars.beside(teacher, teacherTemperature))
                                        .softmax(1),
                                samples)
                        .mean(FIRST, true);
        NDArray likelihood =
                views(
                        student.div(Scalars.beside(student, studentTemperature)).logSoftmax(1),
                        samples);
        latest = Optional.of(teacher.mean(FIRST, true));
        NDArray sum = likelihood.mul(target).sum().neg();
        return sum.div(Scalars.beside(sum, student.getShape().get(0)));
    }

    private static NDArray views(NDArray rows, long samples) {
        return rows.reshape(-1, samples, rows.getShape().get(1));
    }

    /**
     * Moves the centre towards the mean of the teacher's outputs that the last loss was of. To be
     * called after each step, outside of any gradient collector, while the step's arrays are there.
     */
    public void follow() {
        latest.ifPresent(mean -> MovingAverage.follow(centre.getArray(), mean, momentum));
        latest = Optional.empty();
    }

    /** The centre, [1, D], as {@code center}. */
    @Override
    public StateDict state() {
        return StateDict.builder().add("center", centre).build();
    }
}
