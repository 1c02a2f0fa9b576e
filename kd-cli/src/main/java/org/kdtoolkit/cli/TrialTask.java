package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.run.PlannedRun;

/** Runs one trial of a plan, and prints its metrics. */
final class TrialTask implements Task<TrialOptions> {

    @Override
    public ExitCode run(TrialOptions options, Console console) {
        PlanFolder folder = new PlanFolder(options.plan());
        folder.trial(folder.readToRun(), options.number());
        Registry registry = Plugins.registry(options.plugins());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        ParentWatch.begin();
        PlannedRun.Outcome outcome =
                progress.broken(
                        "interrupted; the same command goes on after the last finished epoch",
                        () -> new PlannedRun(folder, registry, progress).run(options.number()));
        progress.faults(outcome.faults());
        if (outcome.result().isEmpty()) {
            return ExitCode.DONE; // paused where the plan says so
        }
        Optional<TrialResult.Done> done = outcome.result().flatMap(TrialResult::done);
        done.ifPresent(result -> MetricsTable.print(result.metrics(), console));
        return done.isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
