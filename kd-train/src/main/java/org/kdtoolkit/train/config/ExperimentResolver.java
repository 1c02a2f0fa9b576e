package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/**
 * Settles what an experiment file leaves open: one teacher or several, and by the data the tasks
 * and what selects an epoch.
 */
public final class ExperimentResolver {

    private static final List<String> OF_ONE_LABEL = List.of("recognition", "retrieval");
    private static final List<String> OF_SEVERAL_LABELS = List.of("tagging");

    /** What papers name first; of other metrics, the first in the alphabet is the foremost. */
    private static final List<String> FOREMOST = List.of("top1", "tagging-map", "retrieval-map");

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
                written.tasks()
                        .orElseGet(
                                () ->
                                        tasks(
                                                dataset.targetKind() == TargetKind.MULTI_LABEL
                                                        ? OF_SEVERAL_LABELS
                                                        : OF_ONE_LABEL));
        List<ResolvedTask> tasks = resolved(specs, dataset);
        Set<String> metrics = new TreeSet<>();
        specs.forEach(spec -> metrics(spec).forEach(metric -> metrics.add(metric.name())));
        EpochSelection selection = selection(written.select(), metrics);
        return new ResolvedExperiment(
                config.withEvaluation(written.resolved(specs, selection)),
                teachers(config),
                tasks,
                selection,
                selection instanceof EpochSelection.Best best ? best.metric() : foremost(metrics));
    }

    private List<TaskSpec> tasks(List<String> types) {
        return types.stream().map(type -> new TaskSpec(type, defaults(type))).toList();
    }

    private Record defaults(String task) {
        EvaluatorProvider provider = registry.get(Kind.EVALUATOR, task);
        return Schema.of(provider.configuration()).defaults(registry);
    }

    private List<Metric> metrics(TaskSpec spec) {
        return registry.get(Kind.EVALUATOR, spec.type()).metrics(spec.settings());
    }

    private List<ResolvedTask> resolved(List<TaskSpec> specs, Dataset dataset) {
        EvaluatorContext context = EvaluatorContext.of(dataset.classes(), dataset.targetKind());
        return specs.stream()
                .map(
                        spec ->
                                new ResolvedTask(
                                        registry.create(
                                                Kind.EVALUATOR,
                                                spec.type(),
                                                spec.settings(),
                                                context),
                                        metrics(spec)))
                .toList();
    }

    private static EpochSelection selection(String select, Set<String> metrics) {
        if (select.equals(EvaluationConfig.FOREMOST)) {
            return new EpochSelection.Best(foremost(metrics));
        }
        return EpochSelection.of(select, metrics)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "evaluation.select: "
                                                + EpochSelection.refusal(
                                                        select,
                                                        EpochSelection.choices(metrics),
                                                        "the tasks for these data")));
    }

    private static String foremost(Set<String> metrics) {
        Optional<String> known = FOREMOST.stream().filter(metrics::contains).findFirst();
        return known.orElseGet(() -> metrics.iterator().next());
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
        Optional<CorruptionConfig> own =
                config.corruption().filter(c -> c.teacher().map(name::equals).orElse(true));
        return new ResolvedTeacher(name, key, spec, own);
    }
}
