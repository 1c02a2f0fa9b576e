package org.kdtoolkit.cli;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.RunOrigin;
import org.kdtoolkit.train.run.SweepRun;

/** Writes a plan, and prints what is in it. */
final class PlanTask implements Task<PlanOptions> {

    @Override
    public ExitCode run(PlanOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = checked(options, registry, console);
        PlanFolder folder = plan(options, config, registry, console);
        print(folder, folder.read(), console);
        return ExitCode.DONE;
    }

    /** Reads the experiment, looks whether it can be run, and whether so many cells are meant. */
    static ExperimentConfig checked(PlanOptions options, Registry registry, Console console) {
        ExperimentConfig config =
                ProgressBar.reading(
                        console.err(),
                        () ->
                                options.source()
                                        .check(registry, new ExperimentUse.Training())
                                        .config());
        Cells.requireMeant(config, options.yes());
        return config;
    }

    /** Writes the plan, and tells of what goes wrong meanwhile. */
    static PlanFolder plan(
            PlanOptions options, ExperimentConfig config, Registry registry, Console console) {
        RunOrigin origin = new RunOrigin(options.source().overrides());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        return progress.during(() -> plan(config, registry, progress, origin));
    }

    /** Writes the plan of an experiment. */
    static PlanFolder plan(
            ExperimentConfig config, Registry registry, TrialProgress progress, RunOrigin origin) {
        if (config.searches()) {
            throw new ConfigurationException(
                    "search: what the final run is, nobody knows before the search has ended; 'kd"
                            + " benchmark' does both, with --jobs in several processes");
        }
        if (config.isSweep()) {
            return new SweepRun(config, registry, progress, origin).plan();
        }
        try (Experiment experiment = Experiment.of(config, registry, progress, origin)) {
            PlanFolder folder = experiment.plan();
            progress.faults(experiment.faults());
            return folder;
        }
    }

    /** Prints what is in a plan, and what to do with it. */
    static void print(PlanFolder folder, TrialPlan plan, Console console) {
        int trials = plan.trials().size();
        int shared = plan.trials().stream().mapToInt(trial -> trial.also().size()).sum();
        console.out()
                .println(
                        "%d trial%s%s, numbered from 0 to %d"
                                .formatted(
                                        trials,
                                        trials == 1 ? "" : "s",
                                        shared == 0
                                                ? ""
                                                : " for %d cells".formatted(trials + shared),
                                        trials - 1));
        console.out().println("run one:  kd trial %s N".formatted(folder.path()));
        console.out().println("report:   kd collect %s".formatted(folder.path()));
    }
}
