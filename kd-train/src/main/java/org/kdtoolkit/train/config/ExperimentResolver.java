package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.Corruption;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/**
 * Settles what an experiment file leaves open: one teacher or several, and by the data the tasks
 * and what selects an epoch.
 */
public final class ExperimentResolver {

    private static final List<String> OF_ONE_LABEL = List.of("recognition", "retrieval");
    private static final List<String> OF_SEVERAL_LABELS = List.of("tagging");

    /** The tasks whose headlines papers name first; those of others follow in the file's order. */
    private static final List<String> FIRST = List.of("recognition", "tagging", "retrieval");

    /** What gives the metrics where an experiment names no tasks. */
    static final String TASKS_BY_DATA = "the tasks for these data";

    private final Registry registry;

    /** Creates a resolver that knows the registry's providers. */
    public ExperimentResolver(Registry registry) {
        this.registry = registry;
    }

    /**
     * Settles an experiment. One that is settled already stays as it is.
     *
     * @param config the experiment as it was read
     * @param dataset its data
     * @throws ConfigurationException if a task does not fit the data, or no task gives the metric
     *     that is to select
     */
    public ResolvedExperiment resolve(ExperimentConfig config, Dataset dataset) {
        EvaluationConfig written = config.evaluation();
        List<TaskSpec> specs =
                written.tasks().orElseGet(() -> tasks(dataset.targetKind(), isHeadless(config)));
        List<ResolvedTeacher> teachers = teachers(config);
        List<ResolvedTask> tasks = resolved(specs, dataset, teachers);
        List<ResolvedTask> selecting =
                tasks.stream().filter(task -> task.beside().isEmpty()).toList();
        EpochSelection selection = selection(written.select(), selecting, config.trained());
        return new ResolvedExperiment(
                config.withEvaluation(written.resolved(specs, selection)),
                teachers,
                tasks,
                selection,
                selection.metric().orElseGet(() -> foremost(selecting)));
    }

    private boolean isHeadless(ExperimentConfig config) {
        return !config.students().isEmpty()
                && config.methods().stream()
                        .flatMap(method -> method.scheme(registry).stream())
                        .noneMatch(SchemeProvider::trainsHeads);
    }

    /**
     * The tasks where an experiment names none; there may be no such.
     *
     * @param headless whether no student has a head that is trained
     */
    List<TaskSpec> tasks(TargetKind targets, boolean headless) {
        List<String> types = targets == TargetKind.MULTI_LABEL ? OF_SEVERAL_LABELS : OF_ONE_LABEL;
        return types.stream()
                .map(type -> new TaskSpec(type, defaults(type)))
                .filter(task -> !headless || !readsScores(task))
                .toList();
    }

    /** Whether a task needs class scores. */
    boolean readsScores(TaskSpec task) {
        return provider(task).readsScores(task.settings());
    }

    private EvaluatorProvider provider(TaskSpec task) {
        return registry.get(Kind.EVALUATOR, task.type());
    }

    private Record defaults(String task) {
        EvaluatorProvider provider = registry.get(Kind.EVALUATOR, task);
        return Schema.of(provider.configuration()).defaults(registry);
    }

    List<Metric> metrics(TaskSpec spec) {
        return provider(spec).metrics(spec.settings());
    }

    private List<ResolvedTask> resolved(
            List<TaskSpec> specs, Dataset dataset, List<ResolvedTeacher> teachers) {
        EvaluatorContext context = EvaluatorContext.of(dataset.classes(), dataset.targetKind());
        return specs.stream()
                .map(
                        spec ->
                                new ResolvedTask(
                                        spec.type(),
                                        registry.create(
                                                Kind.EVALUATOR,
                                                spec.type(),
                                                spec.settings(),
                                                context),
                                        metrics(spec),
                                        readsScores(spec),
                                        provider(spec).readsViews(spec.settings()),
                                        teacher(spec, teachers),
                                        spec.sideBySide()))
                .toList();
    }

    /** Whom a task compares students with. */
    private Optional<String> teacher(TaskSpec task, List<ResolvedTeacher> teachers) {
        if (!provider(task).readsTeacher(task.settings())) {
            return Optional.empty();
        }
        ComparedTeacher compared =
                new ComparedTeacher(
                        task.type(), teachers.stream().map(ResolvedTeacher::name).toList());
        Optional<String> named = provider(task).teacher(task.settings());
        compared.objection(named)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException("evaluation.tasks: " + message);
                        });
        return Optional.of(compared.meant(named));
    }

    private static EpochSelection selection(
            String select, List<ResolvedTask> tasks, Students students) {
        if (select.equals(EvaluationConfig.FOREMOST)) {
            return new EpochSelection.Best(foremost(tasks), students.prefix());
        }
        List<Metric> metrics = metrics(tasks).sorted(Comparator.comparing(Metric::name)).toList();
        return EpochSelection.of(select, metrics, students.prefixes())
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "evaluation.select: "
                                                + EpochSelection.refusal(
                                                        select,
                                                        EpochSelection.choices(
                                                                metrics, students.prefixes()),
                                                        TASKS_BY_DATA)));
    }

    /** The first headline; where no task has one, the first metric. */
    private static Metric foremost(List<ResolvedTask> tasks) {
        List<ResolvedTask> ordered =
                tasks.stream().sorted(Comparator.comparing(task -> place(task.name()))).toList();
        return metrics(ordered)
                .filter(Metric::isHeadline)
                .findFirst()
                .orElseGet(() -> metrics(ordered).findFirst().orElseThrow());
    }

    /** The task whose metric is the foremost of several. */
    TaskSpec foremostOf(List<TaskSpec> tasks) {
        List<TaskSpec> ordered =
                tasks.stream().sorted(Comparator.comparing(task -> place(task.type()))).toList();
        return ordered.stream()
                .filter(task -> metrics(task).stream().anyMatch(Metric::isHeadline))
                .findFirst()
                .orElseGet(() -> ordered.get(0));
    }

    private static int place(String task) {
        int known = FIRST.indexOf(task);
        return known < 0 ? FIRST.size() : known;
    }

    private static Stream<Metric> metrics(List<ResolvedTask> tasks) {
        return tasks.stream().flatMap(task -> task.metrics().stream());
    }

    private static List<ResolvedTeacher> teachers(ExperimentConfig config) {
        List<ResolvedTeacher> teachers = new ArrayList<>();
        config.teacher()
                .ifPresent(spec -> teachers.add(teacher(spec.modality(), "teacher", spec, config)));
        config.teachers()
                .forEach(
                        (name, spec) ->
                                teachers.add(teacher(name, "teachers." + name, spec, config)));
        return teachers;
    }

    private static ResolvedTeacher teacher(
            String name, String key, TeacherSpec spec, ExperimentConfig config) {
        Optional<Corruption> own =
                config.corruption()
                        .filter(c -> c.teacher().map(name::equals).orElse(true))
                        .flatMap(CorruptionConfig::single);
        return new ResolvedTeacher(name, key, spec, own);
    }
}
