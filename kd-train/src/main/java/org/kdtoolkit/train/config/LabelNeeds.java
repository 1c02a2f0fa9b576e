package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Whoever can't do without any labelled training sample, where there is none. */
final class LabelNeeds {

    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");

    private final DocumentReading reading;

    private LabelNeeds(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports each method and each task that learns nothing then. */
    static void check(DocumentReading reading, Dataset dataset) {
        LabelNeeds needs = new LabelNeeds(reading);
        reading.entries(ExperimentKeys.METHODS).forEach(needs::method);
        for (KeyPath task : reading.entries(TASKS)) {
            reading.value(task, TaskSpec.class)
                    .filter(needs::readsLabels)
                    .ifPresent(spec -> needs.report(task, "the task '" + spec.type() + "' needs"));
        }
        if (!reading.has(TASKS)) {
            new ExperimentResolver(reading.registry())
                    .tasks(dataset.targetKind(), StudentRules.areNamed(reading)).stream()
                            .filter(needs::readsLabels)
                            .forEach(
                                    spec ->
                                            needs.report(
                                                    ExperimentKeys.DATASET,
                                                    "the task '" + spec.type() + "' needs"));
        }
    }

    private boolean readsLabels(TaskSpec task) {
        return reading.registry()
                .get(Kind.EVALUATOR, task.type())
                .readsTrainingLabels(task.settings());
    }

    private void method(KeyPath path) {
        Optional<MethodSpec> spec = reading.value(path, MethodSpec.class);
        spec.filter(method -> !LabelUse.of(method, reading.registry()).learnsWithout())
                .ifPresent(
                        method -> report(path, "the method '" + method.name() + "' learns from"));
    }

    private void report(KeyPath path, String who) {
        reading.report(
                path,
                "%s labels, but no training sample has one; give some samples their labels in the list or by 'dataset.labels', or leave it out"
                        .formatted(who));
    }
}
