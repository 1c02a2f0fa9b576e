package org.kdtoolkit.report.result;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * All that is known of a benchmark, finished or not: what a report is made of.
 *
 * @param plan what it compares
 * @param trials one for each method and seed, in the order of the plan
 * @param configuration the resolved configuration as it was written, or an empty text
 */
public record Benchmark(BenchmarkPlan plan, List<Trial> trials, String configuration) {

    /** Copies the list. */
    public Benchmark {
        trials = List.copyOf(trials);
    }

    /** The trials of some methods and seeds, which need not be those of the plan. */
    public Benchmark of(List<String> methods, List<Integer> seeds) {
        return new Benchmark(
                new BenchmarkPlan(
                        plan.name(),
                        plan.primary(),
                        plan.select(),
                        methods,
                        seeds,
                        plan.facts(),
                        plan.notes(),
                        plan.metrics(),
                        plan.controls().stream().filter(methods::contains).toList(),
                        plan.comparison(),
                        plan.drawnBySeed()),
                trials.stream()
                        .filter(trial -> methods.contains(trial.method()))
                        .filter(trial -> seeds.contains(trial.seed()))
                        .toList(),
                configuration);
    }

    /** The trials of a method. */
    public List<Trial> trials(String method) {
        return trials.stream().filter(trial -> trial.method().equals(method)).toList();
    }

    /** The results of all trials that have ended. */
    public List<TrialResult> results() {
        return trials.stream().flatMap(trial -> trial.result().stream()).toList();
    }

    /** The results of the trials that ran to their end. */
    public List<TrialResult.Done> done() {
        return results().stream().flatMap(result -> result.done().stream()).toList();
    }

    /** The results of the trials that ended with an error. */
    public List<TrialResult.Failed> failed() {
        return results().stream()
                .filter(TrialResult.Failed.class::isInstance)
                .map(TrialResult.Failed.class::cast)
                .toList();
    }

    /**
     * The notes of the plan and of all trials, each once. One of trials of some methods alone names
     * these before it.
     */
    public List<String> notes() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        results()
                .forEach(
                        result ->
                                result.notes()
                                        .forEach(
                                                note ->
                                                        methods.computeIfAbsent(
                                                                        note,
                                                                        n -> new LinkedHashSet<>())
                                                                .add(result.method())));
        methods.keySet().removeAll(plan.notes());
        long all = results().stream().map(TrialResult::method).distinct().count();
        Stream<String> ofTrials =
                methods.entrySet().stream()
                        .map(
                                note ->
                                        note.getValue().size() == all
                                                ? note.getKey()
                                                : String.join(", ", note.getValue())
                                                        + ": "
                                                        + note.getKey());
        return Stream.concat(plan.notes().stream(), ofTrials).toList();
    }

    /** What nobody may miss who compares the trials; empty where they can be compared. */
    public List<String> warnings() {
        return JudgedApart.warnings(done(), plan.drawsBySeed());
    }

    /**
     * The teacher's own metrics; empty if no trial has any. Where each seed draws samples and a
     * teacher of its own, they are the mean over the seeds.
     */
    public Map<MetricKey, Double> teacher() {
        Map<Integer, Map<MetricKey, Double>> bySeed = new LinkedHashMap<>();
        done().stream()
                .filter(trial -> !trial.teacher().isEmpty())
                .forEach(trial -> bySeed.putIfAbsent(trial.seed(), trial.teacher()));
        Optional<Map<MetricKey, Double>> first = bySeed.values().stream().findFirst();
        // not the mean of equal figures, which rounding would change
        return bySeed.values().stream().distinct().count() > 1
                ? means(first.orElseThrow().keySet(), bySeed.values())
                : first.orElse(Map.of());
    }

    private static Map<MetricKey, Double> means(
            Set<MetricKey> keys, Collection<Map<MetricKey, Double>> all) {
        Map<MetricKey, Double> means = new LinkedHashMap<>();
        keys.forEach(
                key ->
                        all.stream()
                                .filter(metrics -> metrics.containsKey(key))
                                .mapToDouble(metrics -> metrics.get(key))
                                .average()
                                .ifPresent(mean -> means.put(key, mean)));
        return means;
    }
}
