package org.kdtoolkit.report.page;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.SweepPlan;

/**
 * Curves of the methods along one axis of a sweep.
 *
 * @param palette the methods' colours
 * @param axis what they are drawn over
 * @param place where a point of the sweep is on it
 */
record SweepCurves(Palette palette, Axis axis, ToDoubleFunction<SweepScores.Level> place) {

    /** The primary metric, as wide as the page. */
    String primary(SweepScores scores, String caption) {
        return figure(
                scores, scores.plan().primary(), new CurveChart(940, 380, palette, axis), caption);
    }

    /** The primary metric, as one of several small charts. */
    String small(SweepScores scores, String caption) {
        return figure(
                scores, scores.plan().primary(), new CurveChart(460, 260, palette, axis), caption);
    }

    /** The other metrics of the reported subset, in small charts; nothing if there is none. */
    String others(SweepScores scores, String caption) {
        CurveChart chart = new CurveChart(460, 260, palette, axis);
        MetricKey primary = scores.plan().primary();
        StringBuilder panels = new StringBuilder();
        scores.metrics().stream()
                .filter(key -> key.subset() == primary.subset())
                .filter(key -> !key.equals(primary) && !key.isOfLastEpoch())
                .forEach(key -> panels.append(figure(scores, key, chart, caption)));
        return panels(panels.toString());
    }

    /** Small charts beside each other; nothing if there is none. */
    static String panels(String figures) {
        return figures.isEmpty() ? "" : "<div class=\"panels\">\n" + figures + "</div>\n";
    }

    private String figure(SweepScores scores, MetricKey metric, CurveChart chart, String caption) {
        SweepPlan plan = scores.plan();
        List<Curve> curves =
                plan.methods().stream()
                        .map(method -> curve(scores, method, metric))
                        .filter(curve -> !curve.places().isEmpty())
                        .toList();
        return curves.isEmpty()
                ? ""
                : Html.figure(
                        chart.render(
                                metric.toString(),
                                Unit.of(Column.of(metric, plan.declarations())),
                                curves),
                        metric + caption);
    }

    private Curve curve(SweepScores scores, String method, MetricKey metric) {
        TreeMap<Double, Spread> places = new TreeMap<>();
        scores.levels()
                .forEach(
                        level ->
                                level.metric(method, metric)
                                        .filter(spread -> Double.isFinite(spread.mean()))
                                        .ifPresent(
                                                spread ->
                                                        places.put(
                                                                place.applyAsDouble(level),
                                                                spread)));
        return new Curve(method, places);
    }
}
