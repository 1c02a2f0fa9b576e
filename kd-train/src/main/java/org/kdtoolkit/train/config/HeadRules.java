package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/**
 * Most training schemes train no head, so that their networks have no class scores to be judged by.
 */
final class HeadRules {

    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");
    private static final KeyPath SELECT = KeyPath.parse("evaluation.select");

    private static final String REMEDY =
            "name tasks in 'evaluation.tasks' that judge embeddings, such as knn, linear-probe or"
                    + " retrieval";

    private final DocumentReading reading;
    private final ExperimentResolver resolver;

    private HeadRules(DocumentReading reading) {
        this.reading = reading;
        this.resolver = new ExperimentResolver(reading.registry());
    }

    /** Reports tasks that can't judge a network without a head, as far as the file names them. */
    static void check(DocumentReading reading) {
        HeadRules rules = new HeadRules(reading);
        if (StudentRules.areHeadless(reading)) {
            reading.entries(TASKS).forEach(rules::refuseScores);
            return;
        }
        List<Optional<TaskSpec>> tasks =
                reading.entries(TASKS).stream()
                        .map(path -> reading.value(path, TaskSpec.class))
                        .toList();
        if (!tasks.isEmpty() && tasks.stream().allMatch(Optional::isPresent)) {
            rules.schemes(tasks.stream().flatMap(Optional::stream).toList());
        }
    }

    /** Reports schemes that the tasks for these data can't judge. */
    static void checkDefaults(DocumentReading reading, TargetKind targets) {
        HeadRules rules = new HeadRules(reading);
        rules.schemes(rules.resolver.tasks(targets, StudentRules.areHeadless(reading)));
    }

    private void refuseScores(KeyPath path) {
        reading.value(path, TaskSpec.class)
                .filter(resolver::readsScores)
                .ifPresent(
                        task ->
                                reading.report(
                                        path,
                                        "the task '%s' reads class scores, but the heads of 'students' are not trained; choose one that judges embeddings, such as knn, linear-probe or retrieval"
                                                .formatted(task.type())));
    }

    private void schemes(List<TaskSpec> tasks) {
        for (KeyPath path : reading.entries(ExperimentKeys.METHODS)) {
            Optional<MethodSpec> method = reading.value(path, MethodSpec.class);
            Optional<SchemeProvider> scheme = method.flatMap(m -> m.scheme(reading.registry()));
            scheme.filter(found -> !found.trainsHeads())
                    .ifPresent(found -> scheme(found, method.get(), path, tasks));
        }
    }

    private void scheme(
            SchemeProvider scheme, MethodSpec method, KeyPath path, List<TaskSpec> tasks) {
        if (tasks.stream().allMatch(resolver::readsScores)) {
            reading.report(
                    path,
                    "the training scheme '%s' trains no head, and no task judges its embeddings; %s"
                            .formatted(method.name(), REMEDY));
        } else if (scheme.trains()) {
            reading.value(SELECT, String.class)
                    .filter(select -> readsScores(select, tasks))
                    .ifPresent(
                            select ->
                                    reading.report(
                                            SELECT,
                                            "'%s' selects an epoch by class scores, but the training scheme '%s' trains no head; set it to '%s', or to a metric of embeddings"
                                                    .formatted(
                                                            select,
                                                            method.name(),
                                                            EvaluationConfig.LAST)));
        }
    }

    private boolean readsScores(String select, List<TaskSpec> tasks) {
        if (select.equals(EvaluationConfig.FOREMOST)) {
            return resolver.readsScores(resolver.foremostOf(tasks));
        }
        return tasks.stream()
                .filter(resolver::readsScores)
                .flatMap(task -> resolver.metrics(task).stream())
                .map(Metric::name)
                .anyMatch(name -> select.equals("validation/" + name));
    }
}
