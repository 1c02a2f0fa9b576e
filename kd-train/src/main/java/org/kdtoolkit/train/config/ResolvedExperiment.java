package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.DeclaredMetric;

/**
 * An experiment of which nothing is left open.
 *
 * @param config the experiment as its results' folder keeps it: with its tasks, and the metric that
 *     selects
 * @param teachers what is distilled from, in the file's order
 * @param tasks what students are judged by
 * @param selection what chooses the epoch
 * @param primary the metric by which methods are compared
 */
public record ResolvedExperiment(
        ExperimentConfig config,
        List<ResolvedTeacher> teachers,
        List<ResolvedTask> tasks,
        EpochSelection selection,
        Metric primary) {

    /** Copies the lists. */
    public ResolvedExperiment {
        teachers = List.copyOf(teachers);
        tasks = List.copyOf(tasks);
    }

    /**
     * What methods are compared by; of several students, the one that selects, or the first.
     *
     * @param subset on which samples
     */
    public MetricKey primaryKey(Subset subset) {
        MetricKey key = MetricKey.of(subset, primary.name());
        return selection
                .key()
                .map(by -> by.on(subset))
                .orElseGet(() -> config.trained().prefix().map(key::ofNetwork).orElse(key));
    }

    /** What the tasks measure. */
    public List<DeclaredMetric> metrics() {
        return tasks.stream().flatMap(task -> task.declared().stream()).distinct().toList();
    }

    /** The tasks that judge each network by itself. */
    public List<ResolvedTask> tasksOfEach() {
        return tasks.stream().filter(task -> task.beside().isEmpty()).toList();
    }

    /** The tasks that judge several students side by side. */
    public List<ResolvedTask> tasksBeside() {
        return tasks.stream().filter(task -> task.beside().isPresent()).toList();
    }

    /**
     * One of the teachers.
     *
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    public ResolvedTeacher teacher(String name) {
        return teachers.stream()
                .filter(teacher -> teacher.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
