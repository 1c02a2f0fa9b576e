package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.time.Duration;
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

    private final Duration patience;

    /**
     * Prepares to write.
     *
     * @param patience how long to wait for another process that writes to the folder
     */
    ReportTask(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ExitCode run(ReportOptions options, Console console) {
        try (FolderLock lock = FolderLock.await(options.benchmark(), BUSY, patience)) {
            ExitCode code = write(options, console);
            lock.requireHeld();
            return code;
        }
    }

    private static ExitCode write(ReportOptions options, Console console) {
        PlanFolder plan = new PlanFolder(options.benchmark());
        plan.readIfAny()
                .ifPresent(
                        read -> {
                            plan.requireConfiguration(read);
                            new PlanCollection(plan, read).collect();
                            PlanStates.of(plan, read).printUnlessDone(console.err());
                        });
        write(options.benchmark(), options.all(), console);
        return ExitCode.DONE;
    }

    /** Writes the leaderboard and the report of a benchmark or a sweep. */
    static void files(Path folder) {
        SweepFolder sweep = new SweepFolder(folder);
        if (sweep.exists()) {
            ReportFiles.write(folder, sweep.read());
        } else {
            write(new BenchmarkFolder(folder));
        }
    }

    private static Benchmark write(BenchmarkFolder folder) {
        Benchmark benchmark = folder.read();
        ReportFiles.write(folder.path(), benchmark, StudyReader.read(folder, benchmark));
        return benchmark;
    }

    /**
     * Writes the same, and prints the leaderboard.
     *
     * @param all whether all metrics are shown
     */
    static void write(Path path, boolean all, Console console) {
        SweepFolder folder = new SweepFolder(path);
        if (folder.exists()) {
            Sweep sweep = folder.read();
            ReportFiles.write(path, sweep);
            SweepTask.print(sweep, path, all, console);
            return;
        }
        Benchmark benchmark = write(new BenchmarkFolder(path));
        console.out().print(LeaderboardText.render(benchmark, Screen.layout(all)));
        console.out().println();
        console.out().println("report: " + path.resolve("report.html"));
    }
}
