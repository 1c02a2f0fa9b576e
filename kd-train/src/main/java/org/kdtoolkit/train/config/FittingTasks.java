package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** Settles what an experiment file leaves to the data: the tasks, and what selects an epoch. */
public final class FittingTasks {

    private static final String OF_ONE_LABEL = "[recognition, retrieval]";
    private static final String OF_SEVERAL_LABELS = "[tagging]";

    /** What papers name first; of other metrics, the first in the alphabet is the foremost. */
    private static final List<String> FOREMOST = List.of("top1", "tagging-map", "retrieval-map");

    private static final String PREFIX = Subset.VALIDATION.key() + "/";

    private final Registry registry;

    /** Settles experiments whose tasks this registry knows. */
    public FittingTasks(Registry registry) {
        this.registry = registry;
    }

    /**
     * The same experiment, with its tasks and the metric that selects.
     *
     * @param dataset the experiment's data
     * @throws ConfigurationException if a task does not fit the data, or no task gives the metric
     *     that is to select
     */
    public ExperimentConfig of(ExperimentConfig config, Dataset dataset) {
        ExperimentConfig judged =
                config.evaluation().tasks().isPresent()
                        ? config
                        : with(
                                config,
                                "tasks",
                                dataset.multiLabel() ? OF_SEVERAL_LABELS : OF_ONE_LABEL);
        Set<String> metrics = metrics(judged, dataset);
        String select = config.evaluation().select();
        if (select.equals(EvaluationConfig.FOREMOST)) {
            return with(judged, "select", PREFIX + foremost(metrics));
        }
        if (!select.equals(EvaluationConfig.LAST) && !metrics.contains(withoutPrefix(select))) {
            List<String> known = new ArrayList<>(List.of(EvaluationConfig.LAST));
            metrics.forEach(metric -> known.add(PREFIX + metric));
            throw new ConfigurationException(
                    "evaluation.select: expected one of %s, which the tasks for these data give, found '%s'%s"
                            .formatted(
                                    String.join(", ", known),
                                    select,
                                    Suggestions.didYouMean(select, known)));
        }
        return judged;
    }

    /** The foremost of some metrics, by which methods are compared. */
    public static String foremost(Set<String> metrics) {
        Optional<String> known = FOREMOST.stream().filter(metrics::contains).findFirst();
        return known.orElseGet(() -> metrics.iterator().next());
    }

    private Set<String> metrics(ExperimentConfig config, Dataset dataset) {
        EvaluatorContext context = new EvaluatorContext(dataset.classes(), dataset.multiLabel());
        Set<String> metrics = new TreeSet<>();
        for (TaskSpec task : config.evaluation().tasks().orElseThrow()) {
            metrics.addAll(
                    registry.create(Kind.EVALUATOR, task.type(), task.settings(), context)
                            .metrics());
        }
        return metrics;
    }

    private ExperimentConfig with(ExperimentConfig config, String key, String value) {
        return Schema.of(ExperimentConfig.class)
                .override(config, List.of("evaluation." + key + "=" + value), registry);
    }

    private static String withoutPrefix(String select) {
        return select.startsWith(PREFIX) ? select.substring(PREFIX.length()) : select;
    }
}
