package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialBatch;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.PlanCollection;
import org.kdtoolkit.train.run.PlannedTrials;
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

    private static final String ELSEWHERE =
            "wait until it ends, or choose another folder with --out";

    private static final String FAREWELL =
            "kd: interrupted; the same command with --resume goes on after the last finished"
                    + " epochs";

    ExitCode run(Console console) {
        TrialProgress planning = new TrialProgress(console.err(), 1);
        PlanFolder folder =
                planning.during(() -> PlanTask.plan(config, registry, planning, origin));
        try (FolderLock lock = FolderLock.take(folder.path(), ELSEWHERE)) {
            TrialPlan plan = folder.readToRun();
            PlannedTrials trials = new PlannedTrials(folder, plan);
            if (!resume) {
                planning.rerun(trials.clear());
            }
            run(folder, plan, trials.open(), console);
            PlanCollection collection = new PlanCollection(folder, plan);
            collection.collect();
            ReportTask.write(folder.path(), all, console);
            lock.requireHeld();
            return trials.open().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private void run(PlanFolder folder, TrialPlan plan, List<PlannedTrial> open, Console console) {
        RenewedReport report = new RenewedReport(folder, plan);
        WorkersProgress progress =
                new WorkersProgress(
                        console.err(),
                        folder,
                        plan.trials().size(),
                        open.size(),
                        config.training().epochs(),
                        end -> report.renew());
        try {
            Interruption.during(
                    () -> progress.say(FAREWELL),
                    () -> {
                        workers.run(new TrialBatch(folder, open, plugins), progress);
                        return open;
                    });
        } finally {
            progress.end();
        }
    }
}
