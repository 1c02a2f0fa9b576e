package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * The rule of two sides: forward, the class loss and the method's losses, backward on both sides.
 */
public final class MethodLesson implements Lesson {

    /** The name of the class loss of the second view among the terms. */
    private static final String SECOND_CLASS_LOSS = "class-second";

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
        Optional<Batch> second = distiller.assembled().secondView().map(view -> of(view, batch));
        Map<String, TeacherOutput> secondTeachers =
                second.map(of -> distiller.ask(of, manager)).orElse(Map.of());
        Losses losses;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentOutput first = forward(batch);
            StudentCut cut =
                    second.map(of -> StudentCut.of(first, forward(of)))
                            .orElseGet(() -> StudentCut.of(first));
            MethodStep step =
                    MethodStep.of(cut.output(), teachers, batch, moment).withReadings(readings);
            losses =
                    losses(
                            cut.second()
                                    .map(
                                            of ->
                                                    MethodStep.of(
                                                            of,
                                                            secondTeachers,
                                                            second.orElseThrow(),
                                                            moment))
                                    .map(step::withSecond)
                                    .orElse(step));
            StudentGradients.of(cut, losses, learner.student());
        }
        return new Learnt(
                losses,
                () ->
                        culprit(batch, teachers)
                                .or(() -> second.flatMap(of -> culprit(of, secondTeachers))));
    }

    private Optional<String> culprit(Batch batch, Map<String, TeacherOutput> teachers) {
        return NonFiniteInput.find(batch, learner.modality(), teachers);
    }

    /** The same samples in a view of the student's modality. */
    private Batch of(String view, Batch batch) {
        return batch.withInput(learner.modality(), batch.inputs(learner.modality(), view).get(0));
    }

    private StudentOutput forward(Batch batch) {
        return learner.student()
                .forward(
                        batch.input(learner.modality()),
                        true,
                        distiller.assembled().studentStages());
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

    /** The class loss of each view. */
    private Losses own(MethodStep step) {
        Losses first = Losses.of(classLossOf(step));
        return step.second()
                .map(this::classLossOf)
                .map(loss -> new StudentLoss(SECOND_CLASS_LOSS, loss.value()))
                .map(loss -> first.plus(Losses.of(loss)))
                .orElse(first);
    }

    private StudentLoss classLossOf(MethodStep step) {
        return classLoss.of(step.student().logits(), step.batch().targets());
    }

    @Override
    public void afterStep() {
        distiller.method().afterStep();
    }
}
