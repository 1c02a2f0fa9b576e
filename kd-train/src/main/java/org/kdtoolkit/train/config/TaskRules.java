package org.kdtoolkit.train.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** The tasks that students are judged by, beside each other and beside the students. */
final class TaskRules {

    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");

    private final DocumentReading reading;

    private TaskRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        TaskRules rules = new TaskRules(reading);
        rules.metrics();
        rules.someJudgesEach();
        rules.teachers();
        for (KeyPath task : reading.entries(TASKS)) {
            reading.value(task, TaskSpec.class)
                    .flatMap(TaskSpec::sideBySide)
                    .ifPresent(names -> rules.sideBySide(task.child("side-by-side"), names));
        }
    }

    /** Metrics are filed under their names, so that one would take another's place. */
    private void metrics() {
        Map<String, KeyPath> known = new HashMap<>();
        for (KeyPath path : reading.entries(TASKS)) {
            List<String> metrics =
                    reading.value(path, TaskSpec.class).map(this::names).orElse(List.of());
            metrics.stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .ifPresent(
                            metric ->
                                    reading.report(
                                            path,
                                            "gives the metric '%s', as %s does; remove one of the two"
                                                    .formatted(metric, known.get(metric))));
            metrics.forEach(metric -> known.putIfAbsent(metric, path));
        }
    }

    private List<String> names(TaskSpec task) {
        String whose =
                task.sideBySide().map(students -> String.join("+", students) + "/").orElse("");
        return provider(task).metrics(task.settings()).stream()
                .map(Metric::name)
                .sorted()
                .map(name -> whose + name)
                .toList();
    }

    private void someJudgesEach() {
        List<Optional<TaskSpec>> tasks =
                reading.entries(TASKS).stream()
                        .map(path -> reading.value(path, TaskSpec.class))
                        .toList();
        if (!tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.isPresent() && !task.get().judgesEach())) {
            reading.report(
                    TASKS,
                    "all tasks judge students side by side; expected one besides that judges each,"
                            + " by which methods are compared");
        }
    }

    /** What a task compares students with has to be there, and each student by itself. */
    private void teachers() {
        for (KeyPath path : reading.entries(TASKS)) {
            reading.value(path, TaskSpec.class)
                    .filter(task -> provider(task).readsTeacher(task.settings()))
                    .ifPresent(task -> teacher(path, task));
        }
    }

    private void teacher(KeyPath path, TaskSpec task) {
        new ComparedTeacher(task.type(), teacherNames())
                .objection(provider(task).teacher(task.settings()))
                .ifPresent(message -> reading.report(path, message));
        if (task.sideBySide().isPresent()) {
            reading.report(
                    path.child("side-by-side"),
                    "the task '%s' compares each student with a teacher by itself; remove the key"
                            .formatted(task.type()));
        }
    }

    /** A single one is named after its modality. */
    private List<String> teacherNames() {
        return Stream.concat(
                        reading
                                .value(ExperimentKeys.TEACHER, TeacherSpec.class)
                                .map(TeacherSpec::modality)
                                .stream(),
                        reading.keys(ExperimentKeys.TEACHERS).stream())
                .toList();
    }

    private EvaluatorProvider provider(TaskSpec task) {
        return reading.registry().get(Kind.EVALUATOR, task.type());
    }

    private void sideBySide(KeyPath path, List<String> names) {
        List<String> students = reading.keys(ExperimentKeys.STUDENTS);
        if (students.isEmpty()) {
            reading.report(
                    path,
                    "there is an only 'student', which has nothing beside it; remove the key, or"
                            + " name several 'students'");
            return;
        }
        if (names.size() < 2) {
            reading.report(path, "expected two students or more, found " + names.get(0));
        }
        for (String name : names) {
            if (!students.contains(name)) {
                reading.report(
                        path,
                        "there is no student '%s'%s (there are: %s)"
                                .formatted(
                                        name,
                                        Suggestions.didYouMean(name, students),
                                        String.join(", ", students)));
            }
        }
    }
}
