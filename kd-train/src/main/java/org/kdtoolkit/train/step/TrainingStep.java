package org.kdtoolkit.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.train.optimizer.Optimizer;

/**
 * One training step under the rule of two sides: forward, the class loss and the method's losses,
 * backward on both sides, both optimisers.
 */
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
    }

    private final Learner learner;
    private final Distiller distiller;
    private final ClassLoss classLoss;
    private final FiniteCheck check;
    private final Updates updates;

    /**
     * Puts a step together.
     *
     * @param learner the student's side
     * @param distiller the distiller's side
     * @param classLoss the student's own loss
     * @param check when it is looked at whether numbers are finite
     * @param updates when and how weights follow their gradients
     */
    public TrainingStep(
            Learner learner,
            Distiller distiller,
            ClassLoss classLoss,
            FiniteCheck check,
            Updates updates) {
        this.learner = learner;
        this.distiller = distiller;
        this.classLoss = classLoss;
        this.check = check;
        this.updates = updates;
    }

    /** A step that updates weights after each batch, and looks before whether it may. */
    public TrainingStep(Learner learner, Distiller distiller, ClassLoss classLoss) {
        this(
                learner,
                distiller,
                classLoss,
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
        NDArray input = batch.input(learner.modality());
        NDManager manager = input.getManager();
        Engine engine = manager.getEngine();
        // outside of the collector: nothing of a frozen network is recorded, and MXNet lets batch
        // norm evaluate nowhere else
        Map<String, TeacherOutput> teachers = ask(batch, manager);
        Losses losses;
        try (GradientCollector collector = engine.newGradientCollector()) {
            StudentCut cut = StudentCut.of(forward(input));
            losses = losses(cut, teachers, batch, moment);
            cut.backward(losses);
        }
        StepLosses figures = StepLosses.of(losses, updates.squaredNorms(manager), batch);
        if (check == FiniteCheck.EACH_STEP) {
            figures.values(() -> NonFiniteInput.find(batch, learner.modality(), teachers));
        }
        updates.afterBatch(rates);
        distiller.method().afterStep();
        return figures;
    }

    /**
     * Freezes and thaws weights.
     *
     * @param epoch the epoch that begins, counted from 1
     */
    public void beginEpoch(int epoch) {
        learner.optimizer().beginEpoch(epoch);
    }

    /**
     * Updates the weights from what batches have left since the last update, at the end of an
     * epoch; does nothing if the last batch was followed by one.
     */
    public void finish(Rates rates) {
        updates.finish(rates);
    }

    private StudentOutput forward(NDArray input) {
        return learner.student().forward(input, true, distiller.assembled().studentStages());
    }

    private Map<String, TeacherOutput> ask(Batch batch, NDManager manager) {
        Map<String, TeacherOutput> outputs = new LinkedHashMap<>();
        distiller
                .teachers()
                .forEach(
                        (name, teacher) ->
                                outputs.put(
                                        name,
                                        teacher.output(
                                                batch,
                                                manager,
                                                distiller.assembled().stagesOf(name))));
        return outputs;
    }

    private Losses losses(
            StudentCut cut,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        Losses own = Losses.of(classLoss.of(cut.output().logits(), batch.targets()));
        return own.plus(
                distiller.method().losses(MethodStep.of(cut.output(), teachers, batch, moment)));
    }
}
