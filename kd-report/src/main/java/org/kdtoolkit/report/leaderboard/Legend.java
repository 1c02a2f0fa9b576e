package org.kdtoolkit.report.leaderboard;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.EquivalentLabels;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/** What stands under a table. */
public final class Legend {

    private Legend() {}

    /** What the numbers are. */
    public static String text(List<Column> columns) {
        List<Metric> metrics = columns.stream().map(Column::metric).distinct().toList();
        String others =
                list(metrics, metric -> metric.unit() != Metric.Unit.FRACTION, Legend::unit);
        String falling = list(metrics, metric -> !metric.isGreaterBetter(), Metric::label);
        return "Mean ± sample standard deviation over seeds, in percent"
                + (others.isEmpty() ? "." : " (" + others + ").")
                + (falling.isEmpty() ? "" : " Less is better: " + falling + ".");
    }

    private static String unit(Metric metric) {
        return metric.label()
                + (metric.unit() == Metric.Unit.SECONDS ? " in seconds" : " as it is");
    }

    private static String list(
            List<Metric> metrics, Predicate<Metric> which, Function<Metric, String> text) {
        return metrics.stream().filter(which).map(text).collect(Collectors.joining(", "));
    }

    /**
     * In which order methods stand, and what the mark at one of them says.
     *
     * @param mark the mark with what joins it: {@code * the}
     */
    public static String order(Leaderboard leaderboard, String mark) {
        if (!leaderboard.isRanked()) {
            return "In the order of the configuration.";
        }
        boolean any = leaderboard.methods().stream().anyMatch(leaderboard::isChosen);
        return "Sorted by %s, by which choices are made%s."
                .formatted(leaderboard.choosing(), any ? "; " + mark + " its best" : "");
    }

    /**
     * What the mark says in a table of test metrics.
     *
     * @param choosing what choices are made by
     */
    public static String chosen(MetricKey choosing, String mark) {
        return "%s best by %s, by which choices are made.".formatted(mark, choosing);
    }

    /** What a mean over the rates of a sweep is. */
    public static String overRates(SweepPlan plan) {
        return "Over the rates: each seed counts with its mean over the rates %s, if it ran to its end at all of them."
                .formatted(
                        plan.points().stream()
                                .map(point -> SweepPoint.number(point.rate().orElseThrow()))
                                .collect(Collectors.joining(", ")));
    }

    /** What a mean over the folds of a data set is. */
    public static String overFolds(SweepPlan plan) {
        return "Over the folds: each seed counts with its mean over the folds %s, if it ran to its end in all of them."
                .formatted(
                        plan.points().stream()
                                .map(point -> Integer.toString(point.fold().orElseThrow()))
                                .collect(Collectors.joining(", ")));
    }

    /** What the labels saved are. */
    public static String savedLabels(SweepPlan plan) {
        return plan.plain()
                .map(
                        plain ->
                                "Labels with which plain training (%s) is as good: where its curve over the logarithm of the number of labels reaches the method's mean; in brackets the 95%% interval over seeds, which needs at least %d; nothing is said beyond the smallest and the largest budget. %s: the curve can't tell."
                                        .formatted(
                                                Printable.line(plain),
                                                EquivalentLabels.LEAST_SEEDS,
                                                "–"))
                .orElse(
                        "No labels saved are shown: no method, or more than one, is plain training"
                                + " without a teacher; add the method 'none'.");
    }

    /** What a mean over the points of a sweep of any axes is. */
    public static String overPoints(SweepPlan plan) {
        if (plan.hasFolds()) {
            return overFolds(plan);
        }
        if (!plan.hasBudgets() && !plan.hasOtherAxes()) {
            return overRates(plan);
        }
        String points =
                "Over the points: each seed counts with its mean over the %d points of the sweep, if it ran to its end at all of them."
                        .formatted(plan.points().size());
        return String.join(
                " ", Stream.concat(Stream.of(points), incomparable(plan).stream()).toList());
    }

    /** What can't be compared between the points of a sweep, a sentence for each such axis. */
    public static List<String> incomparable(SweepPlan plan) {
        return plan.axes().stream()
                .flatMap(axis -> IncomparableAxis.of(axis).stream())
                .map(IncomparableAxis::sentence)
                .toList();
    }

    /** One line for each trial of a sweep that failed. */
    public static List<String> failures(SweepScores scores) {
        return scores.levels().stream()
                .flatMap(
                        level ->
                                failures(level.leaderboard()).stream()
                                        .map(line -> level.at().text() + ": " + line))
                .toList();
    }

    /** One line for each trial that failed. */
    static List<String> failures(Leaderboard leaderboard) {
        return leaderboard.methods().stream()
                .flatMap(method -> method.failed().stream())
                .map(
                        trial ->
                                "%s, seed %d failed: %s"
                                        .formatted(
                                                trial.method(),
                                                trial.seed(),
                                                Printable.line(
                                                        trial.error().replaceAll("\\R", " "))))
                .toList();
    }
}
