package org.kdtoolkit.report.leaderboard;

import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.SweepPlan;

/** What stands under a table. */
public final class Legend {

    private Legend() {}

    /** What the numbers are. */
    public static String text(List<Column> columns) {
        boolean plain = columns.stream().anyMatch(column -> !column.percent());
        return "Mean ± sample standard deviation over seeds, in percent"
                + (plain ? " (d' as it is)." : ".");
    }

    /** What a mean over the rates of a sweep is. */
    public static String overRates(SweepPlan plan) {
        return "Over the rates: each seed counts with its mean over the rates %s, if it ran to its end at all of them."
                .formatted(
                        plan.levels().stream()
                                .map(SweepPlan.Level::text)
                                .collect(Collectors.joining(", ")));
    }

    /** One line for each trial of a sweep that failed. */
    public static List<String> failures(Robustness robustness) {
        return robustness.levels().stream()
                .flatMap(
                        level ->
                                failures(level.leaderboard()).stream()
                                        .map(
                                                line ->
                                                        "rate %s: %s"
                                                                .formatted(
                                                                        level.at().text(), line)))
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
