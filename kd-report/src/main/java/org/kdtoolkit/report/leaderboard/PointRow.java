package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * One metric of one method at one point of a sweep: a row of the table that programs read.
 *
 * @param method the method's name
 * @param at the point
 * @param metric what is measured
 * @param spread the metric over the seeds
 */
record PointRow(String method, SweepPoint at, MetricKey metric, Spread spread) {

    /** All rows of a sweep, method by method. */
    static List<PointRow> of(SweepScores sweep) {
        List<PointRow> rows = new ArrayList<>();
        for (String method : sweep.plan().methods()) {
            for (SweepScores.Level level : sweep.levels()) {
                level.metrics(method)
                        .forEach(
                                (metric, spread) ->
                                        rows.add(new PointRow(method, level.at(), metric, spread)));
            }
        }
        return rows;
    }

    /** The rows of a sweep over label budgets, rate by rate and then method by method. */
    static List<PointRow> ofLabels(SweepScores sweep) {
        return LabelCurve.of(sweep).stream().flatMap(curve -> of(curve.scores()).stream()).toList();
    }
}
