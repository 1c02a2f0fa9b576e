package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.RunOrigin;

/**
 * Plans the trials of an experiment, has them run by others, and prints the leaderboard.
 *
 * @param config the experiment
 * @param registry finds providers
 * @param plugins where those come from that are not the toolkit's own
 * @param workers run the trials
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown
 * @param origin what the run was started with
 */
record GridTask(
        ExperimentConfig config,
        Registry registry,
        Optional<Path> plugins,
        TrialWorkers workers,
        boolean resume,
        boolean all,
        RunOrigin origin) {

    ExitCode run(Console console) {
        TrialProgress planning = new TrialProgress(console.err(), 1);
        PlanFolder folder =
                planning.during(() -> PlanTask.plan(config, registry, planning, origin));
        PlanWork work =
                new PlanWork(
                        registry,
                        plugins,
                        Optional.of(workers),
                        config.training().epochs(),
                        resume);
        return work.runAndReport(folder, all, console) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
