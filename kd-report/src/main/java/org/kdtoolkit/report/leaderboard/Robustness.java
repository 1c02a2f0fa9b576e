package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;

/**
 * The methods of a sweep at each rate of the corruption.
 *
 * @param plan what is compared
 * @param levels one for each rate whose benchmark has begun, in the plan's order
 */
public record Robustness(SweepPlan plan, List<Level> levels) {

    /** Copies the list. */
    public Robustness {
        levels = List.copyOf(levels);
    }

    /**
     * The leaderboard at one rate.
     *
     * @param at the rate, and where its benchmark is
     * @param leaderboard what has finished so far
     */
    public record Level(SweepPlan.Level at, Leaderboard leaderboard) {

        /** A method's metric over its seeds; empty where no seed has it. */
        public Optional<Spread> metric(String method, MetricKey metric) {
            return leaderboard.score(method).flatMap(score -> score.metric(metric));
        }
    }

    /** The methods at all rates, as far as they have finished. */
    public static Robustness of(Sweep sweep) {
        return new Robustness(
                sweep.plan(),
                sweep.benchmarks().stream()
                        .map(at -> new Level(at.level(), Leaderboard.of(at.benchmark())))
                        .toList());
    }

    /** All metrics at any rate. */
    public Set<MetricKey> metrics() {
        Set<MetricKey> keys = new LinkedHashSet<>();
        levels.forEach(level -> keys.addAll(level.leaderboard().metrics()));
        return keys;
    }

    /**
     * The leaderboard of means over the rates: of each seed that ran to its end at every rate of
     * the plan, the mean of each metric over the rates.
     */
    public Leaderboard overRates() {
        return new Leaderboard(
                plan.name(),
                plan.primary(),
                plan.declarations(),
                plan.methods().stream().map(this::overRates).toList());
    }

    private MethodScore overRates(String method) {
        List<MethodScore> scores =
                levels.stream()
                        .flatMap(level -> level.leaderboard().score(method).stream())
                        .toList();
        List<Integer> seeds = seedsOfAll(scores);
        Map<MetricKey, Spread> metrics = new LinkedHashMap<>();
        if (!seeds.isEmpty()) {
            Set<MetricKey> keys = new LinkedHashSet<>(scores.get(0).metrics().keySet());
            scores.forEach(score -> keys.removeIf(key -> !score.hasOfAllSeeds(key)));
            keys.forEach(key -> metrics.put(key, overRates(scores, key, seeds)));
        }
        return new MethodScore(
                method,
                scores.stream().anyMatch(MethodScore::control),
                plan.seeds().size(),
                seeds,
                scores.stream().map(MethodScore::failed).flatMap(Collection::stream).toList(),
                metrics,
                seeds.isEmpty()
                        ? OptionalDouble.empty()
                        : scores.stream()
                                .mapToDouble(score -> score.seconds().orElseThrow())
                                .average());
    }

    private List<Integer> seedsOfAll(List<MethodScore> scores) {
        if (scores.size() < plan.levels().size()) {
            return List.of();
        }
        List<Integer> seeds = new ArrayList<>(plan.seeds());
        scores.forEach(score -> seeds.retainAll(score.seeds()));
        return seeds;
    }

    private static Spread overRates(
            List<MethodScore> scores, MetricKey metric, List<Integer> seeds) {
        return new Spread(
                seeds.stream()
                        .map(
                                seed ->
                                        scores.stream()
                                                .mapToDouble(score -> score.of(seed, metric))
                                                .average()
                                                .orElseThrow())
                        .toList());
    }
}
