package org.kdtoolkit.report.leaderboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.kdtoolkit.report.result.SweepPlan;

/**
 * A sweep over label budgets for programs: {@code points} has one object for each method, number of
 * labels, rate and metric, {@code saved} one for each method, number of labels and rate. Values
 * stand in their metrics' units; what is not known or not measured is null. {@code plain-labels} is
 * the number of labels with which plain training is as good, {@code low} and {@code high} are its
 * 95 % interval; each is null where it is beyond the budgets, and {@code text} tells on which side.
 */
public final class LabelsJson {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private LabelsJson() {}

    /** The file's text. */
    public static String render(SweepScores sweep) {
        SweepPlan plan = sweep.plan();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", plan.name());
        root.put("primary", plan.primary().toString());
        root.put("corruption", plan.hasRates() ? plan.corruption() : null);
        root.put("plain", plan.plain().orElse(null));
        ArrayNode points = root.putArray("points");
        PointRow.ofLabels(sweep).forEach(point -> add(points.addObject(), point));
        ArrayNode saved = root.putArray("saved");
        for (LabelCurve curve : LabelCurve.of(sweep)) {
            curve.saved().forEach(labels -> add(saved.addObject(), labels, curve.rate()));
        }
        PointComparisons.of(sweep).ifPresent(found -> ComparisonJson.add(root, found));
        return root.toPrettyString() + "\n";
    }

    private static void add(ObjectNode node, PointRow point) {
        node.put("method", point.method());
        node.put("labels", point.at().labelled().orElseThrow());
        put(node, "rate", point.at().rate());
        node.put("metric", point.metric().toString());
        LeaderboardJson.add(node, point.spread());
    }

    private static void add(ObjectNode node, SavedLabels saved, OptionalDouble rate) {
        node.put("method", saved.method());
        node.put("labels", saved.labels());
        put(node, "rate", rate);
        put(node, "plain-labels", saved.number());
        put(node, "low", saved.low());
        put(node, "high", saved.high());
        node.put("seeds", saved.seeds());
        node.put("text", saved.sentence());
    }

    private static void put(ObjectNode node, String key, OptionalDouble number) {
        if (number.isPresent()) {
            node.put(key, number.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
