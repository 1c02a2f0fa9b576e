package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.run.PlannedRun;

/** Runs trials of a plan, and prints their metrics. */
final class TrialTask implements Task<TrialOptions> {

    @Override
    public ExitCode run(TrialOptions options, Console console) {
        PlanFolder folder = new PlanFolder(options.plan());
        if (options.number().isEmpty()) {
            folder.readToRun();
            Registry registry = Plugins.registry(options.plugins());
            NumbersFromInput numbers = NumbersFromInput.of(System.in);
            return new TrialWorker(numbers, number -> run(folder, number, registry, console))
                    .run(new Complaints(console, Main.isDebugging()));
        }
        int number = options.number().getAsInt();
        folder.trial(folder.readToRun(), number);
        ParentWatch.begin();
        return run(folder, number, Plugins.registry(options.plugins()), console);
    }

    private static ExitCode run(PlanFolder folder, int number, Registry registry, Console console) {
        TrialProgress progress = new TrialProgress(console.err(), 1);
        PlannedRun.Outcome outcome =
                progress.broken(
                        "interrupted; the same command goes on after the last finished epoch",
                        () -> new PlannedRun(folder, registry, progress).run(number));
        progress.faults(outcome.faults());
        if (outcome.result().isEmpty()) {
            return ExitCode.DONE; // paused where the plan says so
        }
        Optional<TrialResult.Done> done = outcome.result().flatMap(TrialResult::done);
        done.ifPresent(result -> MetricsTable.print(result.metrics(), console));
        return done.isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
