package org.kdtoolkit.report.leaderboard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Comparisons;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;
import org.kdtoolkit.eval.statistics.Pairs;
import org.kdtoolkit.eval.statistics.Verdict;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * What may be said of the methods of a sweep beside one of them, at each of its points, by the
 * primary metric. All points and methods are one family, since a curve is read as a whole.
 *
 * @param reference the method that the others are compared with
 * @param metric what they are compared by
 * @param rules how
 * @param found in the order of points, and of methods at each
 */
public record PointComparisons(
        String reference, Column metric, ComparisonRules rules, Map<Place, Comparison> found) {

    /**
     * One comparison's place.
     *
     * @param at the point
     * @param method the method
     */
    public record Place(SweepPoint at, String method) {}

    /** Copies the map. */
    public PointComparisons {
        found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
    }

    /**
     * Compares the methods of a sweep.
     *
     * @return empty if there is an only method, or the points are folds, which are one question
     *     together
     */
    public static Optional<PointComparisons> of(SweepScores sweep) {
        List<String> methods = sweep.plan().methods();
        if (methods.size() < 2 || sweep.plan().hasFolds()) {
            return Optional.empty();
        }
        Column metric = Column.of(sweep.plan().primary(), sweep.plan().declarations());
        String reference = sweep.plan().comparison().referenceOf(methods);
        ComparisonRules rules = sweep.plan().comparison().rules(metric.metric());
        Map<Place, Pairs> family = new LinkedHashMap<>();
        for (SweepScores.Level level : sweep.levels()) {
            Map<Integer, Double> first = bySeed(level, reference, metric);
            methods.stream()
                    .filter(method -> !method.equals(reference))
                    .forEach(
                            method ->
                                    family.put(
                                            new Place(level.at(), method),
                                            Pairs.of(first, bySeed(level, method, metric))));
        }
        return Optional.of(
                new PointComparisons(reference, metric, rules, Comparisons.family(family, rules)));
    }

    private static Map<Integer, Double> bySeed(
            SweepScores.Level level, String method, Column metric) {
        return level.leaderboard()
                .score(method)
                .map(score -> score.bySeed(metric.key()))
                .orElse(Map.of());
    }

    /** How many comparisons were tested. */
    public int tested() {
        return (int)
                found.values().stream().filter(one -> one.verdict().tested().isPresent()).count();
    }

    /** A sign for a table's cell: {@code +} for better, {@code -} for worse, else a blank. */
    public String sign(SweepPoint at, String method) {
        Comparison comparison = found.get(new Place(at, method));
        if (comparison == null) {
            return " ";
        }
        if (comparison.verdict() instanceof Verdict.Better) {
            return "+";
        }
        return comparison.verdict() instanceof Verdict.Worse ? "-" : " ";
    }

    /** What the signs mean, in lines that fit a terminal. */
    String legend(TextLayout layout) {
        return layout.narrow(
                "+ better, - worse than %s (%s, p < 0.05 after correction for the %d comparisons at all points)."
                        .formatted(
                                Printable.line(reference),
                                ComparisonText.test(rules.test()),
                                tested()),
                "");
    }
}
