package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Ranking;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Sweep;

/**
 * The methods of several benchmarks, each on a data set of its own, ranked by one metric.
 *
 * @param metric what they are ranked by: its mean over the seeds
 * @param dataSets the benchmarks' names
 * @param means the mean of each ranked method in each benchmark
 * @param ranking the ranks, in the same order
 * @param notes what a reader must know: what was left out, what counts twice
 */
public record DataSetRanking(
        Column metric,
        List<String> dataSets,
        List<List<Double>> means,
        Ranking ranking,
        List<String> notes) {

    /**
     * A benchmark.
     *
     * @param leaderboard its methods
     * @param data what it says of its data set; empty if nothing
     */
    public record Source(Leaderboard leaderboard, Optional<String> data) {

        private static final String DATA_SET = "Data set";

        /** A benchmark. */
        public static Source of(Benchmark benchmark) {
            return new Source(
                    Leaderboard.of(benchmark),
                    Optional.ofNullable(benchmark.plan().facts().get(DATA_SET)));
        }

        /** The folds of one data set, over which each method has a mean. */
        public static Source ofFolds(Sweep sweep) {
            return new Source(
                    SweepScores.of(sweep).overPoints(),
                    sweep.benchmarks().stream()
                            .findFirst()
                            .flatMap(first -> of(first.benchmark()).data()));
        }
    }

    /** Copies the lists. */
    public DataSetRanking {
        dataSets = List.copyOf(dataSets);
        means = means.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /**
     * Ranks the methods that have a finite mean in all benchmarks.
     *
     * @param benchmarks by their names; at least two
     * @param asked the metric; by default the one that all benchmarks compare by
     * @throws DataException if the benchmarks compare by several metrics and none is asked for, or
     *     fewer than two methods have the metric in all of them
     */
    public static DataSetRanking of(Map<String, Source> benchmarks, Optional<MetricKey> asked) {
        MetricKey key = asked.orElseGet(() -> primary(benchmarks));
        Map<String, Leaderboard> leaderboards = new LinkedHashMap<>();
        benchmarks.forEach((name, source) -> leaderboards.put(name, source.leaderboard()));
        List<String> notes = new ArrayList<>(sameDataSets(benchmarks));
        List<String> methods = new ArrayList<>();
        for (String method : methods(leaderboards)) {
            List<String> lacking =
                    leaderboards.entrySet().stream()
                            .filter(of -> mean(of.getValue(), method, key).isEmpty())
                            .map(Map.Entry::getKey)
                            .toList();
            if (lacking.isEmpty()) {
                methods.add(method);
            } else {
                notes.add(
                        "%s is left out: it has no finite %s in %s"
                                .formatted(method, key, String.join(", ", lacking)));
            }
        }
        if (methods.size() < 2) {
            throw new DataException(
                    "expected two methods at least that have a finite %s in all of %s, found %s"
                            .formatted(
                                    key,
                                    String.join(", ", benchmarks.keySet()),
                                    methods.isEmpty() ? "none" : methods.get(0)));
        }
        Column metric = Column.of(key, leaderboards.values().iterator().next().declarations());
        List<List<Double>> means =
                leaderboards.values().stream()
                        .map(
                                of ->
                                        methods.stream()
                                                .map(m -> mean(of, m, key).getAsDouble())
                                                .toList())
                        .toList();
        return new DataSetRanking(
                metric,
                List.copyOf(leaderboards.keySet()),
                means,
                Ranking.of(methods, means, metric.metric().isGreaterBetter()),
                notes);
    }

    private static MetricKey primary(Map<String, Source> benchmarks) {
        Map<MetricKey, List<String>> byMetric =
                benchmarks.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        of -> of.getValue().leaderboard().primary(),
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                Map.Entry::getKey, Collectors.toList())));
        if (byMetric.size() > 1) {
            throw new DataException(
                    "the benchmarks compare by several metrics (%s); name one with --metric"
                            .formatted(
                                    byMetric.entrySet().stream()
                                            .map(
                                                    of ->
                                                            of.getKey()
                                                                    + " in "
                                                                    + String.join(
                                                                            ", ", of.getValue()))
                                            .collect(Collectors.joining("; "))));
        }
        return byMetric.keySet().iterator().next();
    }

    private static List<String> methods(Map<String, Leaderboard> leaderboards) {
        return leaderboards.values().stream()
                .flatMap(of -> of.methods().stream())
                .map(MethodScore::name)
                .distinct()
                .toList();
    }

    private static OptionalDouble mean(Leaderboard leaderboard, String method, MetricKey key) {
        return leaderboard.score(method).flatMap(score -> score.metric(key)).stream()
                .mapToDouble(Spread::mean)
                .filter(Double::isFinite)
                .findFirst();
    }

    /** Ranks suppose that data sets are independent, which one is not of itself. */
    private static List<String> sameDataSets(Map<String, Source> benchmarks) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        benchmarks.forEach(
                (name, source) ->
                        source.data()
                                .ifPresent(
                                        fact ->
                                                names.computeIfAbsent(fact, f -> new ArrayList<>())
                                                        .add(name)));
        return names.entrySet().stream()
                .filter(of -> of.getValue().size() > 1)
                .map(
                        of ->
                                "%s seem to be of one data set (%s), which then counts more than once; the tests suppose independent data sets"
                                        .formatted(String.join(", ", of.getValue()), of.getKey()))
                .toList();
    }

    /** What the tests say, a sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Friedman's test: chi-squared = %s, %s; Iman and Davenport: F = %s, %s."
                        .formatted(
                                number(ranking.friedman()),
                                probability(ranking.friedmanP()),
                                number(ranking.imanDavenport()),
                                probability(ranking.imanDavenportP())));
        int most = ranking.methods().size() - 1;
        if (ranking.criticalDifference() > most) {
            sentences.add(
                    "No two methods can differ by Nemenyi's test with %d data sets: average ranks would have to be %s apart, and can be %d at most."
                            .formatted(
                                    ranking.dataSets(),
                                    number(ranking.criticalDifference()),
                                    most));
        }
        if (!ranking.showsDifferences()) {
            sentences.add("No difference between the methods is shown.");
        } else if (ranking.criticalDifference() <= most) {
            sentences.add(
                    "Methods whose average ranks are %s or more apart differ by Nemenyi's test (p < 0.05): %s."
                            .formatted(number(ranking.criticalDifference()), differing()));
        } else {
            sentences.add("Not all methods are alike by Iman and Davenport's test.");
        }
        return sentences;
    }

    private String differing() {
        List<String> pairs = new ArrayList<>();
        List<Integer> order = ranking.order();
        for (int i = 0; i < order.size(); i++) {
            int better = order.get(i);
            List<String> worse =
                    order.subList(i + 1, order.size()).stream()
                            .filter(j -> distance(better, j) >= ranking.criticalDifference())
                            .map(j -> ranking.methods().get(j))
                            .toList();
            if (!worse.isEmpty()) {
                pairs.add(
                        "%s is better than %s"
                                .formatted(
                                        ranking.methods().get(better), String.join(", ", worse)));
            }
        }
        return pairs.isEmpty() ? "no two do" : String.join("; ", pairs);
    }

    private double distance(int better, int worse) {
        return ranking.averages().get(worse) - ranking.averages().get(better);
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
