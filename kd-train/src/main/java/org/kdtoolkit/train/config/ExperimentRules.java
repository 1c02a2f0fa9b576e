package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.train.config.ScheduleConfig.Plateau;

/** What an experiment must fulfil beyond the types of its keys. */
final class ExperimentRules {

    private static final KeyPath NAME = KeyPath.parse("name");
    private static final KeyPath CONTROLS = KeyPath.parse("evaluation.controls");
    private static final KeyPath TASKS = KeyPath.parse("evaluation.tasks");
    private static final KeyPath EARLY_STOPPING = KeyPath.parse("training.early-stopping");
    private static final KeyPath SCHEDULE = KeyPath.parse("training.schedule");
    private static final KeyPath SELECT = KeyPath.parse("evaluation.select");

    private final DocumentReading reading;

    private ExperimentRules(DocumentReading reading) {
        this.reading = reading;
    }

    /**
     * Reports what is wrong with what could be read, as far as the use of it is concerned.
     *
     * @return the axes of its sweep, with their values as the types of their keys read them
     */
    static Map<String, Space> check(DocumentReading reading, ExperimentUse use) {
        ExperimentRules rules = new ExperimentRules(reading);
        rules.name();
        rules.methods();
        StudentRules.check(reading);
        TeacherRules.check(reading);
        TeacherViews.check(reading);
        CorruptionRules.check(reading);
        LabelRules.check(reading);
        SweepRules.check(reading);
        SearchRules.check(reading);
        FoldRules.check(reading);
        WeightsRules.check(reading);
        reading.value(SELECT, String.class).ifPresent(rules::select);
        TaskRules.check(reading);
        ReferenceRules.check(reading);
        HeadRules.check(reading);
        EngineRules.check(reading);
        TrainingRules.check(reading);
        ClassWeightRules.check(reading);
        MixingRules.check(reading);
        DeviceName.check(reading);
        ShapeRules.check(reading);
        TrackingRules.check(reading);
        if (use.makesStudent()) {
            ShapeRules.checkStudent(reading);
            ObjectiveRules.check(reading);
        }
        use.unopened(reading).forEach(reading::allowMissingFiles);
        return SweepValues.read(reading, use);
    }

    private void name() {
        reading.value(NAME, String.class)
                .filter(String::isBlank)
                .ifPresent(
                        blank -> reading.report(NAME, "expected a name, found nothing but blanks"));
    }

    private void methods() {
        FolderNames names = FolderNames.ofMethods(reading);
        boolean controls = reading.value(CONTROLS, Boolean.class).orElse(false);
        for (KeyPath path : reading.entries(ExperimentKeys.METHODS)) {
            KeyPath name = path.child("name");
            reading.value(name, String.class).ifPresent(written -> names.add(written, name));
            reading.value(path, MethodSpec.class).ifPresent(method -> method(method, path));
            if (controls) {
                reading.value(path, MethodSpec.class).ifPresent(method -> noControl(method, name));
            }
        }
    }

    private void noControl(MethodSpec method, KeyPath name) {
        if (Controls.NAMES.contains(method.name()) && !method.control()) {
            reading.report(
                    name,
                    "'%s' is the name of a control, and 'evaluation.controls' adds it; choose another, or say 'control: true' to have this one in its place"
                            .formatted(method.name()));
        }
    }

    private void method(MethodSpec method, KeyPath path) {
        boolean composed = method.filter().isPresent() || !method.objectives().isEmpty();
        if (composed && method.type().isPresent()) {
            reading.report(
                    path.child("type"),
                    "the whole method '%s' takes neither a filter nor objectives; remove these or the type"
                            .formatted(method.type().get()));
        } else if (composed && method.objectives().isEmpty()) {
            reading.report(
                    path.child("filter"),
                    "a filter alone teaches the student nothing; add 'objectives', such as [{type:"
                            + " csc}]");
        }
    }

    private void select(String select) {
        if (select.equals(EvaluationConfig.LAST)) {
            refuseWithoutMetric(
                    reading.value(EARLY_STOPPING, EarlyStoppingConfig.class), EARLY_STOPPING);
            refuseWithoutMetric(
                    reading.value(SCHEDULE, ScheduleConfig.class).filter(Plateau.class::isInstance),
                    SCHEDULE);
            return;
        }
        List<KeyPath> tasks = reading.entries(TASKS);
        if (tasks.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>();
        for (KeyPath path : tasks) {
            Optional<TaskSpec> task = reading.value(path, TaskSpec.class);
            if (task.isEmpty()) {
                return;
            }
            List<Metric> metrics =
                    task.filter(TaskSpec::judgesEach).map(this::metrics).orElse(List.of());
            known.addAll(EpochSelection.choices(metrics, reading.keys(ExperimentKeys.STUDENTS)));
        }
        if (!known.contains(select)) {
            reading.report(SELECT, EpochSelection.refusal(select, known, "the tasks"));
        }
    }

    private void refuseWithoutMetric(Optional<?> follower, KeyPath path) {
        follower.ifPresent(
                present ->
                        reading.report(
                                path,
                                "follows the metric that selects the epoch, but %s is '%s'; name a metric there, such as validation/top1"
                                        .formatted(SELECT, EvaluationConfig.LAST)));
    }

    private List<Metric> metrics(TaskSpec task) {
        return reading.registry().get(Kind.EVALUATOR, task.type()).metrics(task.settings());
    }
}
