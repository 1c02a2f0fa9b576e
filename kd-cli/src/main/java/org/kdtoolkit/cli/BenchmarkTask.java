package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.leaderboard.LeaderboardText;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.grid.TrialWorkersProvider;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.RunOrigin;

/** Runs all trials, and prints the leaderboard. */
final class BenchmarkTask implements Task<BenchmarkOptions> {

    @Override
    public ExitCode run(BenchmarkOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config =
                ProgressBar.reading(
                        console.err(),
                        () ->
                                options.source()
                                        .check(registry, new ExperimentUse.Training())
                                        .config());
        Cells.requireMeant(config, options.yes());
        RunOrigin origin = new RunOrigin(options.source().overrides());
        Optional<TrialWorkers> workers = workers(options, config, console);
        if (config.searches()) {
            return new SearchTask(
                            config,
                            registry,
                            options.source().plugins(),
                            workers,
                            options.resume(),
                            options.all(),
                            origin)
                    .run(console);
        }
        if (workers.isPresent()) {
            return new GridTask(
                            config,
                            registry,
                            options.source().plugins(),
                            workers.get(),
                            options.resume(),
                            options.all(),
                            origin)
                    .run(console);
        }
        if (config.isSweep()) {
            return new SweepTask(config, registry, options.resume(), options.all(), origin)
                    .run(console);
        }
        int trials = config.methods().size() * config.seeds().size();
        TrialProgress progress = new TrialProgress(console.err(), trials);
        try (Experiment experiment = Experiment.of(config, registry, progress, origin)) {
            Benchmark benchmark = progress.during(() -> experiment.benchmark(options.resume()));
            progress.faults(experiment.faults());
            console.out().print(LeaderboardText.render(benchmark, Screen.layout(options.all())));
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
