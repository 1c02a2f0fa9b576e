package org.kdtoolkit.report.page;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.report.leaderboard.LabelsJson;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.LeaderboardCsv;
import org.kdtoolkit.report.leaderboard.LeaderboardJson;
import org.kdtoolkit.report.leaderboard.LeaderboardMarkdown;
import org.kdtoolkit.report.leaderboard.LeaderboardTex;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.PointsCsv;
import org.kdtoolkit.report.leaderboard.PointsJson;
import org.kdtoolkit.report.leaderboard.SavedLabelsCsv;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.leaderboard.TrialsCsv;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.samples.SampleStudy;

/**
 * Writes the files that summarise a benchmark or a sweep; each may be written again at any time.
 */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code leaderboard.json}, {@code leaderboard.csv}, {@code leaderboard.md}, {@code
     * leaderboard.tex}, {@code trials.csv} and {@code report.html}, without sections on single
     * samples: these are worth their time when all trials are finished.
     *
     * @param folder the output folder
     * @param benchmark what there is so far
     * @throws org.kdtoolkit.api.data.DataException if a file can't be written
     */
    public static void write(Path folder, Benchmark benchmark) {
        write(folder, benchmark, SampleStudy.none(List.of()));
    }

    /**
     * The same; the report has sections on classes and single samples, with the thumbnails that lie
     * in the folder.
     *
     * @param study what the trials answered to single samples
     * @throws org.kdtoolkit.api.data.DataException if a file can't be written
     */
    public static void write(Path folder, Benchmark benchmark, SampleStudy study) {
        Leaderboard leaderboard = Leaderboard.of(benchmark);
        AtomicFile.write(folder.resolve("leaderboard.json"), LeaderboardJson.render(leaderboard));
        AtomicFile.write(folder.resolve("leaderboard.csv"), LeaderboardCsv.render(leaderboard));
        AtomicFile.write(folder.resolve("leaderboard.md"), LeaderboardMarkdown.render(leaderboard));
        AtomicFile.write(
                folder.resolve("leaderboard.tex"), LeaderboardTex.render(leaderboard, List.of()));
        AtomicFile.write(folder.resolve("trials.csv"), TrialsCsv.render(benchmark));
        AtomicFile.write(
                folder.resolve("report.html"),
                HtmlReport.render(benchmark, study, new BenchmarkFolder(folder)));
    }

    /**
     * Writes the leaderboard of means over the points, {@code trials.csv} with all of them, and
     * {@code report.html}; of a sweep over any keys {@code points.json} and {@code points.csv}, of
     * one over label budgets {@code labels.json}, {@code labels.csv} and {@code labels-saved.csv},
     * of one over rates alone {@code robustness.json} and {@code robustness.csv}, of the folds of a
     * data set {@code folds.csv}.
     *
     * @param folder the sweep's folder
     * @param sweep what there is so far
     * @throws org.kdtoolkit.api.data.DataException if a file can't be written
     */
    public static void write(Path folder, Sweep sweep) {
        SweepScores scores = SweepScores.of(sweep);
        Leaderboard overPoints = scores.overPoints();
        AtomicFile.write(folder.resolve("leaderboard.json"), LeaderboardJson.render(overPoints));
        AtomicFile.write(folder.resolve("leaderboard.csv"), LeaderboardCsv.render(overPoints));
        AtomicFile.write(
                folder.resolve("leaderboard.md"),
                "%s%n%s%n"
                        .formatted(
                                LeaderboardMarkdown.render(overPoints),
                                Legend.overPoints(sweep.plan())));
        AtomicFile.write(
                folder.resolve("leaderboard.tex"),
                LeaderboardTex.render(overPoints, List.of(Legend.overPoints(sweep.plan()))));
        AtomicFile.write(folder.resolve("trials.csv"), TrialsCsv.render(sweep));
        writePoints(folder, scores);
        AtomicFile.write(folder.resolve("report.html"), SweepReport.render(sweep, scores));
    }

    private static void writePoints(Path folder, SweepScores scores) {
        if (scores.plan().hasOtherAxes()) {
            AtomicFile.write(folder.resolve("points.json"), PointsJson.points(scores));
            AtomicFile.write(folder.resolve("points.csv"), PointsCsv.points(scores));
        } else if (scores.plan().hasFolds()) {
            AtomicFile.write(folder.resolve("folds.csv"), PointsCsv.folds(scores));
        } else if (scores.plan().hasBudgets()) {
            AtomicFile.write(folder.resolve("labels.json"), LabelsJson.render(scores));
            AtomicFile.write(folder.resolve("labels.csv"), PointsCsv.labels(scores));
            AtomicFile.write(folder.resolve("labels-saved.csv"), SavedLabelsCsv.render(scores));
        } else {
            AtomicFile.write(folder.resolve("robustness.json"), PointsJson.rates(scores));
            AtomicFile.write(folder.resolve("robustness.csv"), PointsCsv.rates(scores));
        }
    }
}
