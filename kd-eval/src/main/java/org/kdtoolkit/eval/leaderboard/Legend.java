package org.kdtoolkit.eval.leaderboard;

import java.util.List;

/** What stands under a table. */
public final class Legend {

    private Legend() {}

    /** What the numbers are. */
    public static String text(List<Column> columns) {
        boolean plain = columns.stream().anyMatch(column -> !column.percent());
        return "Mean ± sample standard deviation over seeds, in percent"
                + (plain ? " (d' as it is)." : ".");
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
                                                trial.error().replaceAll("\\R", " ")))
                .toList();
    }
}
