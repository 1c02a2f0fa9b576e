package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * One metric of one method at one rate: a row of the table that programs read.
 *
 * @param method the method's name
 * @param rate the share of training samples that is hit
 * @param metric what is measured
 * @param spread the metric over the seeds
 */
record RobustnessPoint(String method, double rate, MetricKey metric, Spread spread) {

    /** All points of a sweep, method by method. */
    static List<RobustnessPoint> of(SweepScores robustness) {
        List<RobustnessPoint> points = new ArrayList<>();
        for (String method : robustness.plan().methods()) {
            for (SweepScores.Level level : robustness.levels()) {
                level.metrics(method)
                        .forEach(
                                (metric, spread) ->
                                        points.add(
                                                new RobustnessPoint(
                                                        method, level.rate(), metric, spread)));
            }
        }
        return points;
    }
}
