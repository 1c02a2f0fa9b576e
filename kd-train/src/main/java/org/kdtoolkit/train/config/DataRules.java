package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/**
 * What an experiment asks must be in its data. Their lists are read for that, and the names of
 * files; no medium is decoded.
 */
public final class DataRules {

    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");
    private static final KeyPath SELECT = KeyPath.parse("evaluation.select");

    private static final int LEAST_TRAINING = 2;

    private final DocumentReading reading;
    private final Dataset dataset;

    private DataRules(DocumentReading reading, Dataset dataset) {
        this.reading = reading;
        this.dataset = dataset;
    }

    /**
     * Reports what the data don't give.
     *
     * @param dataset the data, just opened
     * @param use what the experiment is read for
     * @throws DataException if the files of a whole subset are gone
     */
    public static void check(DocumentReading reading, Dataset dataset, ExperimentUse use) {
        RequiredFiles.checkEverySubsetOf(dataset);
        ShapeRules.checkOpened(reading, dataset.modalities(), use.makesStudent());
        DataRules rules = new DataRules(reading, dataset);
        if (use.makesStudent()) {
            rules.tasks();
            if (!reading.has(TASKS)) {
                HeadRules.checkDefaults(reading, dataset.targetKind());
            }
            reading.value(SELECT, String.class).ifPresent(rules::select);
            reading.entries(ExperimentKeys.METHODS).forEach(rules::method);
            ViewRules.check(reading, dataset);
        }
        if (use.trainsStudent()) {
            rules.training();
            TrainingRules.checkOpened(reading, dataset.samples(Subset.TRAIN).size());
            ClassWeightRules.check(reading, dataset.classes());
            MixingRules.checkOpened(reading, dataset.modalities());
            LabelNeeds.check(reading, dataset);
        }
    }

    /** Batch norm knows no variance of a single sample. */
    private void training() {
        int samples = dataset.samples(Subset.TRAIN).size();
        if (samples < LEAST_TRAINING) {
            reading.report(
                    ExperimentKeys.DATASET,
                    "a training step needs at least two samples, but the training subset has %s; look at the list, at 'subsets' and at 'limit'"
                            .formatted(samples == 0 ? "none" : "one"));
        }
    }

    private void tasks() {
        for (KeyPath path : reading.entries(TASKS)) {
            reading.value(path, TaskSpec.class)
                    .flatMap(
                            task ->
                                    reading.registry()
                                            .get(Kind.EVALUATOR, task.type())
                                            .objection(dataset.targetKind()))
                    .ifPresent(message -> reading.report(path, message));
        }
    }

    private void select(String select) {
        boolean known = reading.has(TASKS) || namedByDefaultTasks(select);
        if (!known || select.equals(EvaluationConfig.LAST)) {
            return;
        }
        if (dataset.samples(Subset.VALIDATION).size() == 0) {
            reading.report(SELECT, EpochSelection.refusalWithoutSamples(select));
        }
    }

    /** Whether the tasks that the data settle give a metric; if not, that is reported. */
    private boolean namedByDefaultTasks(String select) {
        ExperimentResolver resolver = new ExperimentResolver(reading.registry());
        List<Metric> metrics = new ArrayList<>();
        for (TaskSpec task :
                resolver.tasks(dataset.targetKind(), StudentRules.areHeadless(reading))) {
            metrics.addAll(resolver.metrics(task));
        }
        List<String> choices =
                EpochSelection.choices(metrics, reading.keys(ExperimentKeys.STUDENTS));
        if (!choices.contains(select)) {
            reading.report(
                    SELECT,
                    EpochSelection.refusal(select, choices, ExperimentResolver.TASKS_BY_DATA));
        }
        return choices.contains(select);
    }

    private void method(KeyPath method) {
        TargetKind targets = dataset.targetKind();
        for (KeyPath path : ExperimentKeys.objectives(method, reading)) {
            Optional<ObjectiveSpec> spec = reading.value(path, ObjectiveSpec.class);
            spec.map(objective -> new ObjectiveFit(objective, reading.registry()))
                    .flatMap(fit -> fit.ofTargets(targets))
                    .ifPresent(message -> reading.report(path, message));
            spec.flatMap(
                            objective ->
                                    ObjectiveFit.ofTeachersClasses(
                                            "objective '%s'".formatted(objective.type()),
                                            objective.unlabelled(),
                                            targets))
                    .ifPresent(message -> reading.report(path.child("unlabelled"), message));
        }
        KeyPath filter = ExperimentKeys.filter(method);
        reading.value(filter, FilterSpec.class)
                .flatMap(
                        spec ->
                                ObjectiveFit.ofTeachersClasses(
                                        "filter '%s'".formatted(spec.type()),
                                        spec.unlabelled(),
                                        targets))
                .ifPresent(message -> reading.report(filter.child("unlabelled"), message));
    }
}
