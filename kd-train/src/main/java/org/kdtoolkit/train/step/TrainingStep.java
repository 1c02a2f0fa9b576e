package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.train.optimizer.Optimizer;

/** One training step: the terms of a batch and their gradients, then the updates. */
public final class TrainingStep {

    /** The name of the student's own class loss among the terms. */
    public static final String CLASS_LOSS = "class";

    /**
     * A network with its optimiser.
     *
     * @param student the network
     * @param modality what it perceives
     * @param optimizer updates its weights
     */
    public record Learner(Backbone student, String modality, Optimizer optimizer) {}

    /**
     * A method with its optimiser and teacher.
     *
     * @param assembled adds its losses
     * @param optimizer updates its own parameters
     * @param teachers what it distils from: all that the method asks for, by name
     */
    public record Distiller(
            AssembledMethod assembled, Optimizer optimizer, Map<String, Teacher> teachers) {

        /** What adds the losses. */
        public Method method() {
            return assembled.method();
        }

        /** What the teachers say of a batch, with the inner feature maps that are read. */
        Map<String, TeacherOutput> ask(Batch batch, NDManager manager) {
            Map<String, TeacherOutput> outputs = new LinkedHashMap<>();
            teachers.forEach(
                    (name, teacher) ->
                            outputs.put(
                                    name,
                                    teacher.output(batch, manager, assembled.stagesOf(name))));
            return outputs;
        }
    }

    private final Lesson lesson;
    private final FiniteCheck check;
    private final Updates updates;

    /**
     * Puts a step together.
     *
     * @param lesson computes the terms of a batch
     * @param check when it is looked at whether numbers are finite
     * @param updates when and how weights follow their gradients
     */
    public TrainingStep(Lesson lesson, FiniteCheck check, Updates updates) {
        this.lesson = lesson;
        this.check = check;
        this.updates = updates;
    }

    /**
     * A step under the rule of two sides that updates weights after each batch, and looks before
     * whether it may.
     */
    public TrainingStep(Learner learner, Distiller distiller, ClassLoss classLoss) {
        this(
                new MethodLesson(learner, distiller, classLoss),
                FiniteCheck.EACH_STEP,
                Updates.plain(learner.optimizer(), distiller.optimizer()));
    }

    /**
     * Learns from a batch.
     *
     * @param batch the samples; their manager owns all arrays of the step
     * @param rates the learning rates
     * @param moment when in the training that is
     * @return the loss terms, weighted; they end with the batch, unless they are {@link
     *     StepLosses#attach attached} elsewhere
     * @throws NonFiniteException if a term or gradient is not finite, and that is looked at before
     *     the update; no weight has changed then
     */
    public StepLosses run(Batch batch, Rates rates, TrainingMoment moment) {
        return run(batch, rates, moment, ReadingListener.NONE);
    }

    /**
     * As {@link #run(Batch, Rates, TrainingMoment)}.
     *
     * @param readings hears what is said of single samples
     */
    public StepLosses run(
            Batch batch, Rates rates, TrainingMoment moment, ReadingListener readings) {
        Lesson.Learnt learnt = lesson.learn(batch, moment, readings);
        NDManager manager = owner(learnt.losses());
        StepLosses figures = StepLosses.of(learnt.losses(), updates.squaredNorms(manager), batch);
        if (check == FiniteCheck.EACH_STEP) {
            figures.values(learnt.culprit());
        }
        if (updates.afterBatch(rates)) {
            lesson.afterUpdate(moment);
        }
        lesson.afterStep();
        return figures;
    }

    private static NDManager owner(Losses losses) {
        return (losses.student().isEmpty()
                        ? losses.distiller().get(0).value()
                        : losses.student().get(0).value())
                .getManager();
    }

    /**
     * Freezes and thaws weights.
     *
     * @param epoch the epoch that begins, counted from 1
     */
    public void beginEpoch(int epoch) {
        updates.beginEpoch(epoch);
    }

    /**
     * Updates the weights from what batches have left since the last update, at the end of an
     * epoch; does nothing if the last batch was followed by one.
     *
     * @param moment of the last batch
     */
    public void finish(Rates rates, TrainingMoment moment) {
        if (updates.finish(rates)) {
            lesson.afterUpdate(moment);
        }
    }
}
