package org.kdtoolkit.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
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

    /**
     * Puts a step together.
     *
     * @param learner the student's side
     * @param distiller the distiller's side
     * @param classLoss the student's own loss
     */
    public TrainingStep(Learner learner, Distiller distiller, ClassLoss classLoss) {
        this.learner = learner;
        this.distiller = distiller;
        this.classLoss = classLoss;
    }

    /**
     * Learns from a batch.
     *
     * @param batch the samples; their manager owns all arrays of the step
     * @param studentRate the student's learning rate
     * @param distillerRate the distiller's learning rate
     * @param moment when in the training that is
     * @return the value of each loss term, weighted
     * @throws NonFiniteException if a term or gradient is not finite; no weight has changed then
     */
    public Map<String, Double> run(
            Batch batch, double studentRate, double distillerRate, TrainingMoment moment) {
        NDArray input = batch.input(learner.modality());
        NDManager manager = input.getManager();
        Engine engine = manager.getEngine();
        // outside of the collector: nothing of a frozen network is recorded, and MXNet lets batch
        // norm evaluate nowhere else
        Map<String, TeacherOutput> teachers = ask(batch, manager);
        Map<String, Double> terms;
        try (GradientCollector collector = engine.newGradientCollector()) {
            StudentCut cut = StudentCut.of(forward(input));
            Losses losses = losses(cut, teachers, batch, moment);
            terms = values(losses);
            if (!areFinite(terms)) {
                throw broken(
                        terms, batch, NonFiniteInput.find(batch, learner.modality(), teachers));
            }
            cut.backward(losses);
        }
        requireFinite("student", learner.optimizer().gradientNorm(), batch);
        requireFinite("distiller", distiller.optimizer().gradientNorm(), batch);
        learner.optimizer().step(studentRate);
        distiller.optimizer().step(distillerRate);
        distiller.method().afterStep();
        return terms;
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

    private static Map<String, Double> values(Losses losses) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (StudentLoss loss : losses.student()) {
            values.merge(loss.name(), scalar(loss.value()), Double::sum);
        }
        for (DistillerLoss loss : losses.distiller()) {
            values.merge(loss.name(), scalar(loss.value()), Double::sum);
        }
        return values;
    }

    private static double scalar(NDArray value) {
        return value.toFloatArray()[0];
    }

    private static boolean areFinite(Map<String, Double> terms) {
        return terms.values().stream().allMatch(Double::isFinite);
    }

    private static NonFiniteException broken(
            Map<String, Double> terms, Batch batch, Optional<String> culprit) {
        String broken =
                terms.entrySet().stream()
                        .filter(term -> !Double.isFinite(term.getValue()))
                        .map(term -> "'%s' is %s".formatted(term.getKey(), term.getValue()))
                        .collect(Collectors.joining(", "));
        String others =
                terms.entrySet().stream()
                        .filter(term -> Double.isFinite(term.getValue()))
                        .map(term -> "%s %.4g".formatted(term.getKey(), term.getValue()))
                        .collect(Collectors.joining(", "));
        String cause =
                culprit.orElseGet(
                        () ->
                                "for the samples %s; a lower learning rate or a higher temperature may help"
                                        .formatted(some(batch)));
        return new NonFiniteException(
                "loss %s (the others: %s)%s%s"
                        .formatted(
                                broken,
                                others.isEmpty() ? "none" : others,
                                culprit.isPresent() ? ": " : " ",
                                cause));
    }

    private static void requireFinite(String side, double norm, Batch batch) {
        if (!Double.isFinite(norm)) {
            throw new NonFiniteException(
                    "the %s's gradient is %s although every loss is finite, for the samples %s; a higher temperature may help"
                            .formatted(side, norm, some(batch)));
        }
    }

    private static String some(Batch batch) {
        List<String> ids = batch.ids();
        int shown = Math.min(5, ids.size());
        String list = String.join(", ", ids.subList(0, shown));
        return ids.size() > shown ? list + " and %d more".formatted(ids.size() - shown) : list;
    }
}
