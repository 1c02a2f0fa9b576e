package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Optional;
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
    Html primary(SweepScores scores, String caption) {
        MetricKey metric = scores.plan().primary();
        return chart(scores, metric)
                .map(chart -> Figure.wide(chart, metric + caption))
                .orElse(Html.NONE);
    }

    /** The primary metric, as one of several small charts; nothing if no method has it. */
    Html small(SweepScores scores, String caption) {
        return small(scores, scores.plan().primary(), caption);
    }

    /** The other metrics of the reported subset, in small charts; nothing if there is none. */
    Html others(SweepScores scores, String caption) {
        MetricKey primary = scores.plan().primary();
        return Figure.panels(
                scores.metrics().stream()
                        .filter(key -> key.subset() == primary.subset())
                        .filter(key -> !key.equals(primary) && !key.isOfLastEpoch())
                        .map(key -> small(scores, key, caption))
                        .filter(figure -> !figure.isEmpty())
                        .toList());
    }

    private Html small(SweepScores scores, MetricKey metric, String caption) {
        return chart(scores, metric)
                .map(chart -> Figure.panel(chart, metric + caption))
                .orElse(Html.NONE);
    }

    private Optional<CurveChart> chart(SweepScores scores, MetricKey metric) {
        SweepPlan plan = scores.plan();
        List<Curve> curves =
                plan.methods().stream()
                        .map(method -> curve(scores, method, metric))
                        .filter(curve -> !curve.places().isEmpty())
                        .toList();
        Unit unit = Unit.of(Column.of(metric, plan.declarations()));
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new CurveChart(palette, axis, metric.toString(), unit, curves));
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
