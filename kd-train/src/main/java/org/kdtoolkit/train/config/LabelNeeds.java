package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Whoever needs more labelled training samples than there are. */
final class LabelNeeds {

    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");

    private final DocumentReading reading;
    private final int labelled;

    private LabelNeeds(DocumentReading reading, int labelled) {
        this.reading = reading;
        this.labelled = labelled;
    }

    /** Reports each method and each task that learns nothing then, or not what it is asked to. */
    static void check(DocumentReading reading, Dataset dataset) {
        LabelNeeds needs = new LabelNeeds(reading, TrainingLabels.count(dataset));
        if (needs.labelled == 0) {
            reading.entries(ExperimentKeys.METHODS).forEach(needs::method);
        }
        for (KeyPath task : reading.entries(TASKS)) {
            reading.value(task, TaskSpec.class).ifPresent(spec -> needs.task(task, spec));
        }
        if (!reading.has(TASKS)) {
            new ExperimentResolver(reading.registry())
                    .tasks(dataset.targetKind(), StudentRules.areHeadless(reading))
                    .forEach(spec -> needs.task(ExperimentKeys.DATASET, spec));
        }
    }

    private void task(KeyPath path, TaskSpec task) {
        int least = least(task);
        if (labelled == 0 && least > 0) {
            report(path, "the task '" + task.type() + "' needs");
        } else if (labelled < least) {
            reading.report(
                    path,
                    "the task '%s' needs %d training samples with a label, but %d have one; ask for fewer, or leave it out"
                            .formatted(task.type(), least, labelled));
        }
    }

    private int least(TaskSpec task) {
        return reading.registry()
                .get(Kind.EVALUATOR, task.type())
                .leastTrainingLabels(task.settings());
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
