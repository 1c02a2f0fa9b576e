package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.ComparisonPlan;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialResult;

/**
 * The methods of a benchmark side by side, in the order of its plan.
 *
 * @param name the benchmark's name
 * @param primary the metric that methods are compared by
 * @param choosing the metric on validation samples that choices are made by: the one that chose the
 *     epochs, or the primary one's counterpart on validation where the last epochs are reported.
 *     Tables for people are in its order, and mark the best by it alone: a mark for the best on
 *     test samples would invite to choose by these
 * @param declarations what is known of the metrics
 * @param methods one row a method, also where no seed has finished
 * @param comparison how methods are compared
 */
public record Leaderboard(
        String name,
        MetricKey primary,
        MetricKey choosing,
        Declarations declarations,
        List<MethodScore> methods,
        ComparisonPlan comparison) {

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
                plan.select().metric().orElse(plan.primary().on(Subset.VALIDATION)),
                plan.declarations(),
                plan.methods().stream().map(method -> score(method, benchmark)).toList(),
                plan.comparison());
    }

    /** What may be said of each method beside the reference; empty for an only method. */
    public Optional<MethodComparisons> comparisons() {
        return MethodComparisons.of(this);
    }

    /** Whether methods have results, but the one that they are to be compared with has none. */
    public boolean lacksReference() {
        List<String> names = methods.stream().map(MethodScore::name).toList();
        return names.size() > 1
                && methods.stream().anyMatch(method -> !method.seeds().isEmpty())
                && score(comparison.referenceOf(names)).orElseThrow().seeds().isEmpty();
    }

    /** A method's row, if there is one. */
    public Optional<MethodScore> score(String method) {
        return methods.stream().filter(score -> score.name().equals(method)).findFirst();
    }

    /** All metrics that any method has. */
    public Set<MetricKey> metrics() {
        Set<MetricKey> keys = new LinkedHashSet<>();
        methods.forEach(method -> keys.addAll(method.metrics().keySet()));
        return keys;
    }

    /**
     * The metrics that a table shows: the one that choices are made by, the primary one, the others
     * of its subset, the primary one at the last epoch and of the averaged student, and its
     * counterpart on validation.
     */
    public List<Column> columns() {
        Set<MetricKey> known = metrics();
        Set<MetricKey> shown = new LinkedHashSet<>();
        if (known.contains(choosing)) {
            shown.add(choosing);
        }
        shown.add(primary);
        known.stream()
                .filter(key -> key.subset() == primary.subset())
                .filter(key -> !key.isOfLastEpoch() && !key.isOfAverage())
                .forEach(shown::add);
        Stream.of(primary.ofLastEpoch(), primary.ofAverage(), primary.on(Subset.VALIDATION))
                .filter(known::contains)
                .forEach(shown::add);
        return shown.stream().map(key -> Column.of(key, declarations)).toList();
    }

    /** Whether no method's mean is better in a column in which there is something to compare. */
    public boolean isBest(MethodScore method, Column column) {
        return means(column).size() > 1
                && mean(method, column).filter(mean -> better(mean, column) == 0).isPresent();
    }

    /** Whether only the best mean of a column is better. */
    boolean isSecond(MethodScore method, Column column) {
        return mean(method, column).filter(mean -> better(mean, column) == 1).isPresent();
    }

    /** How many different means of a column are better than one. */
    private long better(double mean, Column column) {
        Metric metric = column.metric();
        return means(column).stream()
                .filter(other -> metric.isBetter(other, mean))
                .distinct()
                .count();
    }

    private List<Double> means(Column column) {
        return methods.stream().flatMap(other -> mean(other, column).stream()).toList();
    }

    private static Optional<Double> mean(MethodScore method, Column column) {
        return method.metric(column.key()).map(Spread::mean).filter(mean -> !mean.isNaN());
    }

    /**
     * The methods in the order of the metric that choices are made by, the best first; those
     * without it come last, in the order of the plan.
     */
    public List<MethodScore> ranked() {
        Metric metric = declarations.of(choosing).metric();
        Comparator<Double> best =
                metric.isGreaterBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return methods.stream()
                .sorted(Comparator.comparing(this::choice, Comparator.nullsLast(best)))
                .toList();
    }

    /** Whether any method has the metric that choices are made by. */
    public boolean isRanked() {
        return methods.stream().anyMatch(method -> choice(method) != null);
    }

    /** Whether no method is better by the metric that choices are made by, and any is worse. */
    public boolean isChosen(MethodScore method) {
        Metric metric = declarations.of(choosing).metric();
        Double own = choice(method);
        List<Double> all = methods.stream().map(this::choice).filter(mean -> mean != null).toList();
        return own != null
                && all.stream().anyMatch(other -> metric.isBetter(own, other))
                && all.stream().noneMatch(other -> metric.isBetter(other, own));
    }

    /** The mean that a method is chosen by, or null. */
    private Double choice(MethodScore method) {
        return method.metric(choosing).map(Spread::mean).filter(mean -> !mean.isNaN()).orElse(null);
    }

    private static MethodScore score(String method, Benchmark benchmark) {
        List<TrialResult.Done> done =
                benchmark.done().stream().filter(trial -> trial.method().equals(method)).toList();
        Map<MetricKey, List<Double>> values = new LinkedHashMap<>();
        MetricKey primary = benchmark.plan().primary();
        for (TrialResult.Done trial : done) {
            trial.metrics().forEach((key, value) -> add(values, key, value));
            Optional.ofNullable(trial.last().metrics().get(primary))
                    .ifPresent(value -> add(values, primary.ofLastEpoch(), value));
            Optional.ofNullable(trial.averaged().get(primary))
                    .ifPresent(value -> add(values, primary.ofAverage(), value));
        }
        Map<MetricKey, Spread> metrics = new LinkedHashMap<>();
        values.forEach((key, list) -> metrics.put(key, new Spread(list)));
        return new MethodScore(
                method,
                benchmark.plan().controls().contains(method),
                benchmark.plan().seeds().size(),
                done.stream().map(TrialResult.Done::seed).toList(),
                benchmark.failed().stream().filter(trial -> trial.method().equals(method)).toList(),
                metrics,
                done.stream().mapToDouble(trial -> trial.cost().seconds()).average());
    }

    private static void add(Map<MetricKey, List<Double>> values, MetricKey key, double value) {
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
}
