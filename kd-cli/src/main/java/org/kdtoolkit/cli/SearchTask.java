package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.leaderboard.SearchText;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.PlanCollection;
import org.kdtoolkit.train.run.PlannedRun;
import org.kdtoolkit.train.run.PlannedTrials;
import org.kdtoolkit.train.run.RunOrigin;
import org.kdtoolkit.train.run.SearchRun;

/**
 * Searches for the best values of an experiment's axes, runs each method with its best, and prints
 * the leaderboard.
 *
 * @param config the experiment
 * @param registry finds providers
 * @param plugins where those come from that are not the toolkit's own
 * @param workers run the trials; empty where this process does, one after the other
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown
 * @param origin what the run was started with
 */
record SearchTask(
        ExperimentConfig config,
        Registry registry,
        Optional<Path> plugins,
        Optional<TrialWorkers> workers,
        boolean resume,
        boolean all,
        RunOrigin origin) {

    private static final String ELSEWHERE =
            "wait until it ends, or choose another folder with --out";

    ExitCode run(Console console) {
        TrialProgress planning = new TrialProgress(console.err(), 1);
        SearchRun search = new SearchRun(config, registry, planning, origin);
        PlanFolder tried = planning.during(search::planSearch);
        console.err().println(SearchText.plan(search.candidates().size(), config.output()));
        run(tried, console, () -> {});
        SearchRecord found = search.judge(tried);
        SearchText.found(found).forEach(line -> console.err().print(prose(line)));
        PlanFolder last = planning.during(() -> search.planFinal(found));
        RenewedReport report = new RenewedReport(last, last.readToRun());
        boolean whole = run(last, console, report::renew);
        try (FolderLock lock = FolderLock.take(last.path(), ELSEWHERE)) {
            new PlanCollection(last, last.readToRun()).collect();
            ReportTask.write(last.path(), all, console);
            lock.requireHeld();
        }
        boolean everyOne = found.methods().stream().allMatch(method -> method.best().isPresent());
        return whole && everyOne ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String prose(String line) {
        return Screen.layout(true).prose(line, "  ");
    }

    /** Runs the trials of a plan; whether all of them are done. */
    private boolean run(PlanFolder folder, Console console, Runnable afterEach) {
        try (FolderLock lock = FolderLock.take(folder.path(), ELSEWHERE)) {
            PlannedTrials trials = new PlannedTrials(folder, folder.readToRun());
            if (!resume) {
                new TrialProgress(console.err(), 1).rerun(trials.clear());
            }
            workers.ifPresentOrElse(
                    others ->
                            new TrialsAtWork(others, plugins, config.training().epochs())
                                    .run(trials, console, afterEach),
                    () -> runHere(folder, trials.open(), console, afterEach));
            lock.requireHeld();
            return trials.open().isEmpty();
        }
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
