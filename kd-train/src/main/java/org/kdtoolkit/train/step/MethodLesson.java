package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * The rule of two sides: forward, the class loss and the method's losses, backward on both sides.
 */
public final class MethodLesson implements Lesson {

    private final TrainingStep.Learner learner;
    private final TrainingStep.Distiller distiller;
    private final ClassLoss classLoss;

    /**
     * Prepares to learn.
     *
     * @param learner the student's side
     * @param distiller the distiller's side
     * @param classLoss the student's own loss
     */
    public MethodLesson(
            TrainingStep.Learner learner, TrainingStep.Distiller distiller, ClassLoss classLoss) {
        this.learner = learner;
        this.distiller = distiller;
        this.classLoss = classLoss;
    }

    @Override
    public Learnt learn(Batch batch, TrainingMoment moment, ReadingListener readings) {
        NDArray input = batch.input(learner.modality());
        NDManager manager = input.getManager();
        // outside of the collector: nothing of a frozen network is recorded, and MXNet lets batch
        // norm evaluate nowhere else
        Map<String, TeacherOutput> teachers = distiller.ask(batch, manager);
        Losses losses;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(forward(input));
            losses =
                    losses(
                            MethodStep.of(cut.output(), teachers, batch, moment)
                                    .withReadings(readings));
            cut.backward(losses);
        }
        return new Learnt(losses, () -> NonFiniteInput.find(batch, learner.modality(), teachers));
    }

    private StudentOutput forward(NDArray input) {
        return learner.student().forward(input, true, distiller.assembled().studentStages());
    }

    /** Where the class loss weighs nothing it is left out, unless the student had no loss then. */
    private Losses losses(MethodStep step) {
        if (classLoss.isNothing()) {
            Losses ofMethod = distiller.method().losses(step);
            return ofMethod.student().isEmpty() ? own(step).plus(ofMethod) : ofMethod;
        }
        // first, as the engine adds gradients up in the order in which terms came about
        Losses own = own(step);
        return own.plus(distiller.method().losses(step));
    }

    private Losses own(MethodStep step) {
        return Losses.of(classLoss.of(step.student().logits(), step.batch().targets()));
    }

    @Override
    public void afterStep() {
        distiller.method().afterStep();
    }
}
