package org.kdtoolkit.report.leaderboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;
import org.kdtoolkit.eval.statistics.PairedComparison;
import org.kdtoolkit.eval.statistics.Tested;
import org.kdtoolkit.eval.statistics.Verdict;

/** Comparisons for programs. Differences stand in the metric's unit; what is not known is null. */
final class ComparisonJson {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private ComparisonJson() {}

    /** Adds the object {@code comparisons}. */
    static void add(ObjectNode root, MethodComparisons comparisons) {
        ArrayNode methods =
                begin(root, comparisons.reference(), comparisons.metric(), comparisons.rules())
                        .putArray("methods");
        comparisons
                .methods()
                .forEach(
                        (method, found) -> {
                            ObjectNode node = methods.addObject();
                            node.put("method", method);
                            add(node, found);
                        });
    }

    /** Adds the object {@code comparisons} of a sweep. */
    static void add(ObjectNode root, PointComparisons comparisons) {
        ArrayNode points =
                begin(root, comparisons.reference(), comparisons.metric(), comparisons.rules())
                        .putArray("points");
        comparisons
                .found()
                .forEach(
                        (place, found) -> {
                            ObjectNode node = points.addObject();
                            node.put("method", place.method());
                            if (place.at().hasOtherAxes()) {
                                node.set("at", MAPPER.valueToTree(place.at().at()));
                            }
                            place.at().rate().ifPresent(rate -> node.put("rate", rate));
                            place.at().labelled().ifPresent(count -> node.put("labels", count));
                            add(node, found);
                        });
    }

    private static ObjectNode begin(
            ObjectNode root, String reference, Column metric, ComparisonRules rules) {
        ObjectNode node = root.putObject("comparisons");
        node.put("reference", reference);
        node.put("metric", metric.key().toString());
        node.put("test", rules.test().name().toLowerCase(Locale.ROOT));
        node.put("correction", "holm");
        node.put("level", ComparisonRules.LEVEL);
        return node;
    }

    /** Adds what was found. */
    static void add(ObjectNode node, Comparison found) {
        Verdict verdict = found.verdict();
        Optional<PairedComparison> figures = figures(verdict);
        node.put("verdict", verdict.word());
        put(node, "difference", figures.map(PairedComparison::difference));
        put(node, "low", figures.map(PairedComparison::low));
        put(node, "high", figures.map(PairedComparison::high));
        put(node, "p", verdict.tested().map(Tested::comparison).map(PairedComparison::pValue));
        put(node, "p-corrected", verdict.tested().map(Tested::corrected));
        put(
                node,
                "effect-size",
                figures.map(PairedComparison::effectSize)
                        .filter(size -> size.isPresent())
                        .map(size -> size.getAsDouble()));
        node.put("pairs", pairs(verdict));
        node.put("left-out", found.leftOut());
        node.put("text", found.sentence());
    }

    private static Optional<PairedComparison> figures(Verdict verdict) {
        return verdict instanceof Verdict.Unknown unknown
                ? unknown.comparison()
                : verdict.tested().map(Tested::comparison);
    }

    private static int pairs(Verdict verdict) {
        return verdict instanceof Verdict.Unknown unknown
                ? unknown.pairs()
                : verdict.tested().orElseThrow().comparison().pairs();
    }

    private static void put(ObjectNode node, String key, Optional<Double> number) {
        number.filter(Double::isFinite)
                .ifPresentOrElse(value -> node.put(key, value), () -> node.putNull(key));
    }
}
