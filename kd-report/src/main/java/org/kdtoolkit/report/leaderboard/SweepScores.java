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
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The methods of a sweep at each of its points.
 *
 * @param plan what is compared
 * @param levels one for each point whose benchmark has begun, in the plan's order
 */
public record SweepScores(SweepPlan plan, List<Level> levels) {

    /** Copies the list. */
    public SweepScores {
        levels = List.copyOf(levels);
    }

    /**
     * The leaderboard at one point.
     *
     * @param at the values of the axes
     * @param leaderboard what has finished so far
     */
    public record Level(SweepPoint at, Leaderboard leaderboard) {

        /**
         * The share of training samples that the corruption hits.
         *
         * @throws java.util.NoSuchElementException if no axis is about that
         */
        public double rate() {
            return at.rate().orElseThrow();
        }

        /**
         * How many training samples have labels.
         *
         * @throws java.util.NoSuchElementException if no axis is about that
         */
        public int labels() {
            return at.labelled().orElseThrow();
        }

        /** The rate as people write it: {@code 0.3}. */
        public String rateText() {
            return SweepPoint.number(rate());
        }

        /** All metrics of a method over its seeds. */
        public Map<MetricKey, Spread> metrics(String method) {
            return leaderboard.score(method).map(MethodScore::metrics).orElse(Map.of());
        }

        /** A method's metric over its seeds; empty where no seed has it. */
        public Optional<Spread> metric(String method, MetricKey metric) {
            return leaderboard.score(method).flatMap(score -> score.metric(metric));
        }
    }

    /** The methods at all points, as far as they have finished. */
    public static SweepScores of(Sweep sweep) {
        return new SweepScores(
                sweep.plan(),
                sweep.benchmarks().stream()
                        .map(at -> new Level(at.point(), Leaderboard.of(at.benchmark())))
                        .toList());
    }

    /**
     * The same in parts, each of the points that differ on some axes alone, in the plan's order.
     *
     * @param axes the axes' keys
     */
    public List<SweepScores> along(Collection<String> axes) {
        Map<Map<String, PointValue>, List<SweepPoint>> parts = new LinkedHashMap<>();
        for (SweepPoint point : plan.points()) {
            parts.computeIfAbsent(point.without(axes), rest -> new ArrayList<>()).add(point);
        }
        return parts.values().stream().map(this::of).toList();
    }

    private SweepScores of(List<SweepPoint> points) {
        return new SweepScores(
                plan.of(points),
                levels.stream().filter(level -> points.contains(level.at())).toList());
    }

    /** All metrics at any point. */
    public Set<MetricKey> metrics() {
        Set<MetricKey> keys = new LinkedHashSet<>();
        levels.forEach(level -> keys.addAll(level.leaderboard().metrics()));
        return keys;
    }

    /**
     * The leaderboard of means over the points: of each seed that ran to its end at every point of
     * the plan, the mean of each metric over the points.
     */
    public Leaderboard overPoints() {
        return new Leaderboard(
                plan.name(),
                plan.primary(),
                choosing(),
                plan.declarations(),
                plan.methods().stream().map(this::overPoints).toList(),
                plan.comparison());
    }

    /** What choices are made by, which is the same at all points. */
    public MetricKey choosing() {
        return levels.stream()
                .map(level -> level.leaderboard().choosing())
                .findFirst()
                .orElse(plan.primary().on(Subset.VALIDATION));
    }

    private MethodScore overPoints(String method) {
        List<MethodScore> scores =
                levels.stream()
                        .flatMap(level -> level.leaderboard().score(method).stream())
                        .toList();
        List<Integer> seeds = seedsOfAll(scores);
        Map<MetricKey, Spread> metrics = new LinkedHashMap<>();
        if (!seeds.isEmpty()) {
            Set<MetricKey> keys = new LinkedHashSet<>(scores.get(0).metrics().keySet());
            scores.forEach(score -> keys.removeIf(key -> !score.hasOfAllSeeds(key)));
            keys.forEach(key -> metrics.put(key, overPoints(scores, key, seeds)));
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
        if (scores.size() < plan.points().size()) {
            return List.of();
        }
        List<Integer> seeds = new ArrayList<>(plan.seeds());
        scores.forEach(score -> seeds.retainAll(score.seeds()));
        return seeds;
    }

    private static Spread overPoints(
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
