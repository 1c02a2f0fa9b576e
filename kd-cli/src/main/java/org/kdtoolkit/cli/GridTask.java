package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialWorkers;

/**
 * Plans the trials of an experiment, has them run by others, and prints the leaderboard.
 *
 * @param experiment whose trials they are
 * @param workers run the trials
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown
 */
record GridTask(CheckedExperiment experiment, TrialWorkers workers, boolean resume, boolean all) {

    ExitCode run(Console console) {
        PlanFolder folder = PlanTask.plan(experiment, console);
        PlanWork work =
                new PlanWork(
                        experiment.registry(),
                        experiment.plugins(),
                        Optional.of(workers),
                        experiment.config().training().epochs(),
                        resume);
        return work.runAndReport(folder, all, console) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
