package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * One metric of one method at one number of labels: a row of the table that programs read.
 *
 * @param method the method's name
 * @param labels how many training samples have labels
 * @param rate the rate of the corruption, if there is an axis of rates
 * @param metric what is measured
 * @param spread the metric over the seeds
 */
record LabelPoint(String method, int labels, OptionalDouble rate, MetricKey metric, Spread spread) {

    /** All points of a sweep, rate by rate and method by method. */
    static List<LabelPoint> of(SweepScores sweep) {
        List<LabelPoint> points = new ArrayList<>();
        for (LabelCurve curve : LabelCurve.of(sweep)) {
            for (String method : sweep.plan().methods()) {
                for (SweepScores.Level level : curve.scores().levels()) {
                    level.metrics(method)
                            .forEach(
                                    (metric, spread) ->
                                            points.add(
                                                    new LabelPoint(
                                                            method,
                                                            level.labels(),
                                                            curve.rate(),
                                                            metric,
                                                            spread)));
                }
            }
        }
        return points;
    }
}
