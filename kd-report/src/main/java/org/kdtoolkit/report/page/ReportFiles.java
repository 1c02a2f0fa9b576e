package org.kdtoolkit.report.page;

import java.nio.file.Path;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.LeaderboardCsv;
import org.kdtoolkit.report.leaderboard.LeaderboardJson;
import org.kdtoolkit.report.leaderboard.LeaderboardMarkdown;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.RobustnessCsv;
import org.kdtoolkit.report.leaderboard.RobustnessJson;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Sweep;

/**
 * Writes the files that summarise a benchmark or a sweep; each may be written again at any time.
 */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code leaderboard.json}, {@code leaderboard.csv}, {@code leaderboard.md} and {@code
     * report.html}.
     *
     * @param folder the output folder
     * @param benchmark what there is so far
     * @throws org.kdtoolkit.api.data.DataException if a file can't be written
     */
    public static void write(Path folder, Benchmark benchmark) {
        Leaderboard leaderboard = Leaderboard.of(benchmark);
        AtomicFile.write(folder.resolve("leaderboard.json"), LeaderboardJson.render(leaderboard));
        AtomicFile.write(folder.resolve("leaderboard.csv"), LeaderboardCsv.render(leaderboard));
        AtomicFile.write(folder.resolve("leaderboard.md"), LeaderboardMarkdown.render(leaderboard));
        AtomicFile.write(folder.resolve("report.html"), HtmlReport.render(benchmark));
    }

    /**
     * Writes the leaderboard of means over the rates, {@code robustness.json}, {@code
     * robustness.csv} and {@code report.html}.
     *
     * @param folder the sweep's folder
     * @param sweep what there is so far
     * @throws org.kdtoolkit.api.data.DataException if a file can't be written
     */
    public static void write(Path folder, Sweep sweep) {
        SweepScores robustness = SweepScores.of(sweep);
        Leaderboard overRates = robustness.overPoints();
        AtomicFile.write(folder.resolve("leaderboard.json"), LeaderboardJson.render(overRates));
        AtomicFile.write(folder.resolve("leaderboard.csv"), LeaderboardCsv.render(overRates));
        AtomicFile.write(
                folder.resolve("leaderboard.md"),
                "%s%n%s%n"
                        .formatted(
                                LeaderboardMarkdown.render(overRates),
                                Legend.overPoints(sweep.plan())));
        if (!sweep.plan().hasBudgets()) {
            AtomicFile.write(folder.resolve("robustness.json"), RobustnessJson.render(robustness));
            AtomicFile.write(folder.resolve("robustness.csv"), RobustnessCsv.render(robustness));
        }
        AtomicFile.write(folder.resolve("report.html"), SweepReport.render(sweep, robustness));
    }
}
