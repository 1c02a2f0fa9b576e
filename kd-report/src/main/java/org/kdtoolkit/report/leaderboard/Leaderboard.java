package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.TrialResult;

/**
 * The methods of a benchmark side by side, in the order of its plan.
 *
 * @param name the benchmark's name
 * @param primary the metric that methods are compared by
 * @param methods one row a method, also where no seed has finished
 */
public record Leaderboard(String name, String primary, List<MethodScore> methods) {

    /** What is appended to a metric's name for its value at the last epoch. */
    public static final String LAST_EPOCH = " (last epoch)";

    /** Copies the rows. */
    public Leaderboard {
        methods = List.copyOf(methods);
    }

    /** The leaderboard of what has finished so far. */
    public static Leaderboard of(Benchmark benchmark) {
        BenchmarkPlan plan = benchmark.plan();
        return new Leaderboard(
                plan.name(),
                plan.primary(),
                plan.methods().stream().map(method -> score(method, benchmark)).toList());
    }

    /** A method's row, if there is one. */
    public Optional<MethodScore> score(String method) {
        return methods.stream().filter(score -> score.name().equals(method)).findFirst();
    }

    /** The names of all metrics that any method has. */
    public Set<String> metrics() {
        Set<String> names = new LinkedHashSet<>();
        methods.forEach(method -> names.addAll(method.metrics().keySet()));
        return names;
    }

    /**
     * The metrics that a table shows: the primary one, the others of its subset, the primary one at
     * the last epoch, and its counterpart on validation.
     */
    public List<Column> columns() {
        String subset = primary.substring(0, primary.indexOf('/') + 1);
        String metric = primary.substring(subset.length());
        Set<String> known = metrics();
        Set<String> shown = new LinkedHashSet<>(List.of(primary));
        known.stream()
                .filter(name -> name.startsWith(subset) && !name.endsWith(LAST_EPOCH))
                .forEach(shown::add);
        List.of(primary + LAST_EPOCH, "validation/" + metric).stream()
                .filter(known::contains)
                .forEach(shown::add);
        return shown.stream().map(Column::new).toList();
    }

    /**
     * Whether a method's mean is the greatest of a column in which there is something to compare.
     */
    public boolean isBest(MethodScore method, Column column) {
        List<Double> means =
                methods.stream()
                        .flatMap(other -> other.metric(column.metric()).stream())
                        .map(Spread::mean)
                        .filter(mean -> !mean.isNaN())
                        .toList();
        Optional<Double> best = means.stream().max(Comparator.naturalOrder());
        return means.size() > 1 && method.metric(column.metric()).map(Spread::mean).equals(best);
    }

    private static MethodScore score(String method, Benchmark benchmark) {
        List<TrialResult.Done> done =
                benchmark.done().stream().filter(trial -> trial.method().equals(method)).toList();
        Map<String, List<Double>> values = new LinkedHashMap<>();
        String primary = benchmark.plan().primary();
        for (TrialResult.Done trial : done) {
            trial.metrics().forEach((name, value) -> add(values, name, value));
            Optional.ofNullable(trial.last().metrics().get(primary))
                    .ifPresent(value -> add(values, primary + LAST_EPOCH, value));
        }
        Map<String, Spread> metrics = new LinkedHashMap<>();
        values.forEach((name, list) -> metrics.put(name, new Spread(list)));
        return new MethodScore(
                method,
                benchmark.plan().seeds().size(),
                done.stream().map(TrialResult.Done::seed).toList(),
                benchmark.failed().stream().filter(trial -> trial.method().equals(method)).toList(),
                metrics,
                done.stream().mapToDouble(trial -> trial.cost().seconds()).average());
    }

    private static void add(Map<String, List<Double>> values, String name, double value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
}
