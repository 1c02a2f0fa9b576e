package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.EquivalentLabels;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The methods of a sweep over label budgets, from the smallest to the largest.
 *
 * @param scores the methods at points that differ in the number of labels alone, in its order
 */
public record LabelCurve(SweepScores scores) {

    private static final Comparator<SweepScores.Level> BY_LABELS =
            Comparator.comparingInt(SweepScores.Level::labels);

    /** The curves of a sweep: one, or one for each rate of a corruption. */
    public static List<LabelCurve> of(SweepScores sweep) {
        return sweep.along(SweepPoint.BUDGETS).stream()
                .map(
                        part ->
                                new SweepScores(
                                        part.plan(),
                                        part.levels().stream().sorted(BY_LABELS).toList()))
                .map(LabelCurve::new)
                .toList();
    }

    /** The rate of the corruption, if there is an axis of rates. */
    public OptionalDouble rate() {
        return scores.plan().points().get(0).rate();
    }

    /** The rate in words: {@code rate 0.5}; an empty text where there is no axis of rates. */
    public String rateText() {
        return rate().isEmpty() ? "" : "rate " + SweepPoint.number(rate().getAsDouble());
    }

    /** The numbers of labels that have been tried, in ascending order. */
    public List<Integer> budgets() {
        return scores.levels().stream().map(SweepScores.Level::labels).toList();
    }

    /** A number of labels in a table: {@code 1,000}. */
    public static String budget(long labels) {
        return String.format(Locale.ROOT, "%,d", labels);
    }

    /** A method's name as tables show it. */
    public String title(String method) {
        return scores.levels().stream()
                .flatMap(level -> level.leaderboard().score(method).stream())
                .findFirst()
                .map(MethodScore::title)
                .orElse(method);
    }

    /** The methods that are compared with plain training; none if no method is that. */
    public List<String> compared() {
        Optional<String> plain = scores.plan().plain();
        return plain.isEmpty()
                ? List.of()
                : scores.plan().methods().stream().filter(m -> !m.equals(plain.get())).toList();
    }

    /** What plain training would need for each method's accuracy at each budget. */
    public List<SavedLabels> saved() {
        List<SavedLabels> saved = new ArrayList<>();
        NavigableMap<Integer, Map<Integer, Double>> plain = new TreeMap<>();
        scores.plan()
                .plain()
                .ifPresent(
                        name ->
                                scores.levels()
                                        .forEach(at -> plain.put(at.labels(), bySeed(at, name))));
        for (String method : compared()) {
            for (SweepScores.Level level : scores.levels()) {
                Map<Integer, Double> values = bySeed(level, method);
                if (!values.isEmpty()) {
                    saved.add(
                            new SavedLabels(
                                    method,
                                    !scores.plan().untaught().contains(method),
                                    level.labels(),
                                    budgets(),
                                    EquivalentLabels.of(plain, values)));
                }
            }
        }
        return saved;
    }

    /** The primary metric by seed, so that greater is better. */
    private Map<Integer, Double> bySeed(SweepScores.Level level, String method) {
        MetricKey primary = scores.plan().primary();
        double sign = scores.plan().declarations().of(primary).metric().isGreaterBetter() ? 1 : -1;
        Map<Integer, Double> values = new HashMap<>();
        level.leaderboard()
                .score(method)
                .filter(score -> score.hasOfAllSeeds(primary))
                .ifPresent(
                        score ->
                                score.seeds()
                                        .forEach(
                                                seed ->
                                                        values.put(
                                                                seed,
                                                                sign * score.of(seed, primary))));
        values.values().removeIf(value -> !Double.isFinite(value));
        return values;
    }
}
