package org.kdtoolkit.report.leaderboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A sweep for programs: one object for each method, point and metric. Values stand in their
 * metrics' units; {@code std} is the sample standard deviation over seeds, and null where there is
 * one seed only.
 */
public final class PointsJson {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private PointsJson() {}

    /** A sweep over the rates of a corruption; a point is its {@code rate}. */
    public static String rates(SweepScores sweep) {
        ObjectNode root = begin(sweep);
        root.put("corruption", sweep.plan().corruption());
        ArrayNode points = root.putArray("points");
        for (PointRow row : PointRow.of(sweep)) {
            ObjectNode node = points.addObject();
            node.put("method", row.method());
            node.put("rate", row.at().rate().orElseThrow());
            finish(node, row);
        }
        return end(root, sweep);
    }

    /** A sweep over any axes; a point is {@code at}, the value of each axis by its key. */
    public static String points(SweepScores sweep) {
        ObjectNode root = begin(sweep);
        ArrayNode points = root.putArray("points");
        for (PointRow row : PointRow.of(sweep)) {
            ObjectNode node = points.addObject();
            node.put("method", row.method());
            node.set("at", MAPPER.valueToTree(row.at().at()));
            finish(node, row);
        }
        return end(root, sweep);
    }

    private static ObjectNode begin(SweepScores sweep) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", sweep.plan().name());
        root.put("primary", sweep.plan().primary().toString());
        return root;
    }

    private static void finish(ObjectNode node, PointRow row) {
        node.put("metric", row.metric().toString());
        LeaderboardJson.add(node, row.spread());
    }

    private static String end(ObjectNode root, SweepScores sweep) {
        PointComparisons.of(sweep).ifPresent(found -> ComparisonJson.add(root, found));
        return root.toPrettyString() + "\n";
    }
}
