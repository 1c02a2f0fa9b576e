package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.report.leaderboard.LeaderboardText;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.grid.TrialWorkersProvider;
import org.kdtoolkit.train.run.Experiment;

/** Runs all trials, and prints the leaderboard. */
final class BenchmarkTask implements Task<BenchmarkOptions> {

    @Override
    public ExitCode run(BenchmarkOptions options, Console console) {
        CheckedExperiment checked =
                CheckedExperiment.whole(options.source(), options.yes(), console);
        ExperimentConfig config = checked.config();
        boolean resume = options.resume();
        boolean all = options.all();
        Optional<TrialWorkers> workers = workers(options, config, console);
        if (config.searches()) {
            return new SearchTask(checked, workers, resume, all).run(console);
        }
        if (workers.isPresent()) {
            return new GridTask(checked, workers.get(), resume, all).run(console);
        }
        if (config.isSweep()) {
            return new SweepTask(checked, resume, all).run(console);
        }
        int trials = config.methods().size() * config.seeds().size();
        TrialProgress progress = new TrialProgress(console.err(), trials);
        try (Experiment experiment = checked.open(progress)) {
            Benchmark benchmark = progress.during(() -> experiment.benchmark(resume));
            progress.faults(experiment.faults());
            console.out().print(LeaderboardText.render(benchmark, Screen.layout(all)));
            console.out().println();
            console.out().println("report: " + config.output().resolve("report.html"));
            return benchmark.failed().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** Who runs the trials; empty where this process does. */
    private static Optional<TrialWorkers> workers(
            BenchmarkOptions options, ExperimentConfig config, Console console) {
        if (options.on().isPresent()) {
            return options.on().map(at -> TrialWorkersProvider.find(at, Elsewhere.launch(config)));
        }
        return options.jobs().isPresent()
                ? Optional.of(Jobs.of(options.jobs().getAsInt(), config, console))
                : Optional.empty();
    }
}
