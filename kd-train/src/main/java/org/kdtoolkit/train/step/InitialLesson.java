package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A step before the training: nothing but the losses of the {@link InitialPhases}. Where these
 * don't train the student, it is passed in evaluation, so that it stays as it is altogether.
 */
public final class InitialLesson implements Lesson {

    private final TrainingStep.Learner learner;
    private final TrainingStep.Distiller distiller;
    private final InitialPhases phases;
    private final int training;

    /**
     * Prepares to learn.
     *
     * @param learner the student's side
     * @param distiller the distiller's side in the training that follows
     * @param phases what is trained
     * @param training how many epochs that training has
     */
    public InitialLesson(
            TrainingStep.Learner learner,
            TrainingStep.Distiller distiller,
            InitialPhases phases,
            int training) {
        this.learner = learner;
        this.distiller =
                new TrainingStep.Distiller(
                        phases.method(training), distiller.optimizer(), distiller.teachers());
        this.phases = phases;
        this.training = training;
    }

    @Override
    public Learnt learn(Batch batch, TrainingMoment moment, ReadingListener readings) {
        NDArray input = batch.input(learner.modality());
        Map<String, TeacherOutput> teachers = distiller.ask(batch, input.getManager());
        MethodLoss loss =
                student ->
                        distiller
                                .method()
                                .losses(
                                        MethodStep.of(student, teachers, batch, moment)
                                                .withReadings(readings));
        Losses losses =
                phases.trainsStudent(moment.epoch(), training)
                        ? ofStudent(input, loss)
                        : ofDistiller(input, loss);
        return new Learnt(
                isEmpty(losses) ? nothing(input.getManager()) : losses,
                () -> NonFiniteInput.find(batch, learner.modality(), teachers));
    }

    @FunctionalInterface
    private interface MethodLoss {
        Losses of(StudentOutput student);
    }

    private Losses ofStudent(NDArray input, MethodLoss loss) {
        try (GradientCollector collector = input.getManager().getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(learner.student().forward(input, true, stages()));
            Losses losses = loss.of(cut.output());
            if (losses.student().isEmpty()) {
                learn(collector, losses);
            } else {
                StudentGradients.of(cut, losses, learner.student());
            }
            return losses;
        }
    }

    private Losses ofDistiller(NDArray input, MethodLoss loss) {
        // outside of the collector, as MXNet lets batch norm evaluate nowhere else
        StudentOutput student = learner.student().forward(input, false, stages());
        try (GradientCollector collector = input.getManager().getEngine().newGradientCollector()) {
            Losses losses = loss.of(student);
            learn(collector, losses);
            return losses;
        }
    }

    private Set<String> stages() {
        return distiller.assembled().studentStages();
    }

    private static void learn(GradientCollector collector, Losses losses) {
        Stream.concat(
                        losses.student().stream().map(StudentLoss::value),
                        losses.distiller().stream().map(DistillerLoss::value))
                .map(value -> value.getShape().isScalar() ? value : value.sum())
                .reduce(NDArray::add)
                .ifPresent(collector::backward);
    }

    private static boolean isEmpty(Losses losses) {
        return losses.student().isEmpty() && losses.distiller().isEmpty();
    }

    /** Of samples that no teacher knows anything about. */
    private static Losses nothing(NDManager manager) {
        return Losses.of(new StudentLoss("initial", manager.zeros(new Shape())));
    }

    @Override
    public void afterStep() {
        distiller.method().afterStep();
    }
}
