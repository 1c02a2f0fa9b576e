package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.PlanCollection;
import org.kdtoolkit.train.run.PlannedRun;
import org.kdtoolkit.train.run.PlannedTrials;

/**
 * Has the trials of a plan run, while nobody else writes to its folder.
 *
 * @param registry finds providers
 * @param plugins where those come from that are not the toolkit's own
 * @param workers run the trials; empty where this process does, one after the other
 * @param epochs how many each trial has, at most
 * @param resume whether finished trials are kept and begun ones go on
 */
record PlanWork(
        Registry registry,
        Optional<Path> plugins,
        Optional<TrialWorkers> workers,
        int epochs,
        boolean resume) {

    private static final String ELSEWHERE =
            "wait until it ends, or choose another folder with --out";

    /** Runs some of the trials; whether all of these are done, or have paused. */
    boolean run(PlanFolder folder, Predicate<PlannedTrial> which, Console console) {
        try (FolderLock lock = FolderLock.take(folder.path(), ELSEWHERE)) {
            PlannedTrials trials = trials(folder, which, console);
            run(trials, console, () -> {});
            lock.requireHeld();
            return trials.open().isEmpty();
        }
    }

    /**
     * The same, with a report that is renewed meanwhile; at the end the leaderboard is printed.
     *
     * @param all whether all metrics are shown
     */
    boolean runAndReport(PlanFolder folder, boolean all, Console console) {
        try (FolderLock lock = FolderLock.take(folder.path(), ELSEWHERE)) {
            PlannedTrials trials = trials(folder, trial -> true, console);
            run(trials, console, new RenewedReport(folder, trials.plan())::renew);
            new PlanCollection(folder, trials.plan()).collect();
            ReportTask.write(folder.path(), all, console);
            lock.requireHeld();
            return trials.open().isEmpty();
        }
    }

    private PlannedTrials trials(
            PlanFolder folder, Predicate<PlannedTrial> which, Console console) {
        PlannedTrials trials = new PlannedTrials(folder, folder.readToRun()).only(which);
        if (!resume) {
            new TrialProgress(console.err(), 1).rerun(trials.clear());
        }
        return trials;
    }

    private void run(PlannedTrials trials, Console console, Runnable afterEach) {
        workers.ifPresentOrElse(
                others -> new TrialsAtWork(others, plugins, epochs).run(trials, console, afterEach),
                () -> runHere(trials.folder(), trials.open(), console, afterEach));
    }

    private void runHere(
            PlanFolder folder, List<PlannedTrial> open, Console console, Runnable afterEach) {
        TrialProgress progress = new TrialProgress(console.err(), open.size());
        progress.during(
                () -> {
                    PlannedRun run = new PlannedRun(folder, registry, progress);
                    for (PlannedTrial trial : open) {
                        progress.faults(run.run(trial.number()).faults());
                        afterEach.run();
                    }
                    return open;
                });
    }
}
