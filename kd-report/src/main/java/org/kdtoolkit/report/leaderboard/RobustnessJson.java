package org.kdtoolkit.report.leaderboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A sweep for programs: one object for each method, rate and metric. Values stand in their metrics'
 * units; {@code std} is the sample standard deviation over seeds, and null where there is one seed
 * only.
 */
public final class RobustnessJson {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private RobustnessJson() {}

    /** The file's text. */
    public static String render(SweepScores robustness) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", robustness.plan().name());
        root.put("primary", robustness.plan().primary().toString());
        root.put("corruption", robustness.plan().corruption());
        ArrayNode points = root.putArray("points");
        RobustnessPoint.of(robustness).forEach(point -> add(points.addObject(), point));
        PointComparisons.of(robustness).ifPresent(found -> ComparisonJson.add(root, found));
        return root.toPrettyString() + "\n";
    }

    private static void add(ObjectNode node, RobustnessPoint point) {
        node.put("method", point.method());
        node.put("rate", point.rate());
        node.put("metric", point.metric().toString());
        LeaderboardJson.add(node, point.spread());
    }
}
