package org.kdtoolkit.cli;

import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.leaderboard.LeaderboardText;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;
import org.kdtoolkit.report.samples.StudyReader;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.run.PlanCollection;

/** Writes the leaderboard and the report of what is finished, and prints the former. */
final class ReportTask implements Task<ReportOptions> {

    private static final String BUSY =
            "a benchmark renews its report itself, after each trial; wait for that";

    @Override
    public ExitCode run(ReportOptions options, Console console) {
        try (FolderLock lock = FolderLock.take(options.benchmark(), BUSY)) {
            ExitCode code = write(options, console);
            lock.requireHeld();
            return code;
        }
    }

    private static ExitCode write(ReportOptions options, Console console) {
        PlanFolder plan = new PlanFolder(options.benchmark());
        plan.readIfAny().ifPresent(read -> new PlanCollection(plan, read).collect());
        SweepFolder folder = new SweepFolder(options.benchmark());
        if (folder.exists()) {
            Sweep sweep = folder.read();
            ReportFiles.write(options.benchmark(), sweep);
            SweepTask.print(sweep, options.benchmark(), options.all(), console);
            return ExitCode.DONE;
        }
        BenchmarkFolder benchmarkFolder = new BenchmarkFolder(options.benchmark());
        Benchmark benchmark = benchmarkFolder.read();
        ReportFiles.write(
                options.benchmark(), benchmark, StudyReader.read(benchmarkFolder, benchmark));
        console.out().print(LeaderboardText.render(benchmark, Screen.layout(options.all())));
        console.out().println();
        console.out().println("report: " + options.benchmark().resolve("report.html"));
        return ExitCode.DONE;
    }
}
