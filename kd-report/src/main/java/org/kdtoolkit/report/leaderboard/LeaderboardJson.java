package org.kdtoolkit.report.leaderboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import org.kdtoolkit.eval.statistics.MeanInterval;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.DeclaredMetric;

/**
 * The leaderboard for programs. Values stand in their metrics' units, which {@code metrics} names
 * as far as the results do. {@code std} is the sample standard deviation over seeds, and null where
 * there is one seed only; {@code values} are in the order of {@code seeds}; {@code seconds} is the
 * mean of a trial, and null where none has finished. {@code comparisons} says of each method but
 * the reference what may be claimed.
 */
public final class LeaderboardJson {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private LeaderboardJson() {}

    /** The file's text. */
    public static String render(Leaderboard leaderboard) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", leaderboard.name());
        root.put("primary", leaderboard.primary().toString());
        ArrayNode methods = root.putArray("methods");
        leaderboard.methods().forEach(method -> add(methods.addObject(), method));
        leaderboard.comparisons().ifPresent(found -> ComparisonJson.add(root, found));
        Collection<DeclaredMetric> declared = leaderboard.declarations().own();
        if (!declared.isEmpty()) {
            ArrayNode metrics = root.putArray("metrics");
            declared.forEach(metric -> add(metrics.addObject(), metric));
        }
        return root.toPrettyString() + "\n";
    }

    private static void add(ObjectNode node, DeclaredMetric metric) {
        node.put("name", metric.name());
        node.put("task", metric.task());
        node.put("unit", metric.unit().name().toLowerCase(Locale.ROOT));
        node.put("greater-is-better", metric.greaterIsBetter());
        node.put("headline", metric.headline());
    }

    private static void add(ObjectNode node, MethodScore method) {
        node.put("name", method.name());
        if (method.control()) {
            node.put("control", true);
        }
        ArrayNode seeds = node.putArray("seeds");
        method.seeds().forEach(seeds::add);
        ArrayNode failed = node.putArray("failed-seeds");
        method.failed().forEach(trial -> failed.add(trial.seed()));
        ObjectNode metrics = node.putObject("metrics");
        method.metrics().forEach((key, spread) -> add(metrics.putObject(key.toString()), spread));
        method.seconds()
                .ifPresentOrElse(
                        seconds -> node.put("seconds", seconds), () -> node.putNull("seconds"));
    }

    private static void add(ObjectNode node, MeanInterval interval) {
        node.put("low", interval.low());
        node.put("high", interval.high());
    }

    /** Adds mean, deviation, intervals and values. */
    static void add(ObjectNode node, Spread spread) {
        node.put("mean", spread.mean());
        spread.deviation().ifPresentOrElse(std -> node.put("std", std), () -> node.putNull("std"));
        MeanInterval.of(spread)
                .filter(found -> Double.isFinite(found.low()) && Double.isFinite(found.high()))
                .ifPresent(found -> add(node.putObject("interval"), found));
        MeanInterval.bootstrap(spread).ifPresent(found -> add(node.putObject("bootstrap"), found));
        ArrayNode values = node.putArray("values");
        spread.values().forEach(values::add);
    }
}
