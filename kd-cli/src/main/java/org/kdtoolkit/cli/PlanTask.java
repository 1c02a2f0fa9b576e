package org.kdtoolkit.cli;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.SweepRun;

/** Writes a plan, and prints what is in it. */
final class PlanTask implements Task<PlanOptions> {

    @Override
    public ExitCode run(PlanOptions options, Console console) {
        PlanFolder folder =
                plan(CheckedExperiment.whole(options.source(), options.yes(), console), console);
        print(folder, folder.read(), console);
        return ExitCode.DONE;
    }

    /** Writes the plan of an experiment, and tells of what goes wrong meanwhile. */
    static PlanFolder plan(CheckedExperiment experiment, Console console) {
        TrialProgress progress = new TrialProgress(console.err(), 1);
        return progress.during(() -> plan(experiment, progress));
    }

    private static PlanFolder plan(CheckedExperiment checked, TrialProgress progress) {
        if (checked.config().searches()) {
            throw new ConfigurationException(
                    "search: what the final run is, nobody knows before the search has ended; 'kd"
                            + " benchmark' does both, with --jobs in several processes");
        }
        if (checked.config().isSweep()) {
            return new SweepRun(checked.config(), checked.registry(), progress, checked.origin())
                    .plan();
        }
        try (Experiment experiment = checked.open(progress)) {
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
