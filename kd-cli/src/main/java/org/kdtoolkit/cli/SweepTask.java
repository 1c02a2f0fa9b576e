package org.kdtoolkit.cli;

import java.nio.file.Path;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.leaderboard.SweepText;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.run.SweepRun;

/**
 * Runs all benchmarks of a sweep, and prints how the methods get on from point to point.
 *
 * @param experiment of which it is
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown
 */
record SweepTask(CheckedExperiment experiment, boolean resume, boolean all) {

    ExitCode run(Console console) {
        ExperimentConfig config = experiment.config();
        if (config.cells() > Integer.MAX_VALUE) {
            throw new ConfigurationException(
                    "the sweep has more than %,d trials; take values from its axes"
                            .formatted(Integer.MAX_VALUE));
        }
        int trials = (int) config.cells();
        TrialProgress progress = new TrialProgress(console.err(), trials);
        SweepRun run = new SweepRun(config, experiment.registry(), progress, experiment.origin());
        Sweep sweep = progress.during(() -> run.run(resume));
        print(sweep, config.output(), all, console);
        return sweep.hasFailed() ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** Prints the table of methods and points, and where the report is. */
    static void print(Sweep sweep, Path folder, boolean all, Console console) {
        console.out().print(SweepText.render(SweepScores.of(sweep), Screen.layout(all)));
        console.out().println();
        console.out().println("report: " + folder.resolve("report.html"));
    }
}
