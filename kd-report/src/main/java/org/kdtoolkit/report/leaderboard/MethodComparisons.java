package org.kdtoolkit.report.leaderboard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Comparisons;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;

/**
 * What may be said of the methods of a leaderboard beside one of them, by the primary metric.
 *
 * @param reference the method that the others are compared with
 * @param metric what they are compared by
 * @param rules how
 * @param methods the other methods in the leaderboard's order
 */
public record MethodComparisons(
        String reference, Column metric, ComparisonRules rules, Map<String, Comparison> methods) {

    /** Copies the map. */
    public MethodComparisons {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    static Optional<MethodComparisons> of(Leaderboard leaderboard) {
        List<String> names = leaderboard.methods().stream().map(MethodScore::name).toList();
        if (names.size() < 2) {
            return Optional.empty();
        }
        Column metric = Column.of(leaderboard.primary(), leaderboard.declarations());
        String reference = leaderboard.comparison().referenceOf(names);
        ComparisonRules rules = leaderboard.comparison().rules(metric.metric());
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        leaderboard
                .methods()
                .forEach(score -> values.put(score.name(), score.bySeed(metric.key())));
        return Optional.of(
                new MethodComparisons(
                        reference, metric, rules, Comparisons.to(reference, values, rules)));
    }
}
