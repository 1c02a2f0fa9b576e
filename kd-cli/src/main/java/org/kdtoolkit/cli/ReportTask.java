package org.kdtoolkit.cli;

import org.kdtoolkit.eval.leaderboard.Leaderboard;
import org.kdtoolkit.eval.leaderboard.LeaderboardText;
import org.kdtoolkit.eval.report.ReportFiles;
import org.kdtoolkit.eval.result.Benchmark;
import org.kdtoolkit.eval.result.BenchmarkFolder;
import org.kdtoolkit.eval.result.SweepFolder;

/** Writes the leaderboard and the report of what is finished, and prints the former. */
final class ReportTask implements Task<ReportOptions> {

    @Override
    public ExitCode run(ReportOptions options, Console console) {
        SweepFolder sweep = new SweepFolder(options.benchmark());
        if (sweep.exists()) {
            ReportFiles.write(options.benchmark(), sweep.read());
            SweepTask.print(sweep.read(), options.benchmark(), console);
            return ExitCode.DONE;
        }
        Benchmark benchmark = new BenchmarkFolder(options.benchmark()).read();
        ReportFiles.write(options.benchmark(), benchmark);
        console.out().print(LeaderboardText.render(Leaderboard.of(benchmark)));
        console.out().println();
        console.out().println("report: " + options.benchmark().resolve("report.html"));
        return ExitCode.DONE;
    }
}
