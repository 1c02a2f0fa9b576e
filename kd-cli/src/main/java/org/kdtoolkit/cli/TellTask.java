package org.kdtoolkit.cli;

import java.util.Collection;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.run.DrivenSearch;
import org.kdtoolkit.train.run.PlannedRun;
import org.kdtoolkit.train.search.Candidate;

/** Takes values as a candidate, runs what is to run of its trials, and prints its score. */
final class TellTask implements Task<TellOptions> {

    @Override
    public ExitCode run(TellOptions options, Console console) {
        Registry registry = Plugins.registry(options.plugins());
        DrivenSearch search = DrivenSearch.in(options.benchmark(), registry);
        Candidate candidate = search.take(options.method(), options.values(), options.by());
        if (!options.planOnly()) {
            run(search, search.judge().trials(candidate).values(), registry, console);
            search.tidy();
        }
        SearchLines lines = new SearchLines(search);
        console.out().println(JsonFile.line(lines.told(candidate)));
        return options.planOnly() || lines.hasScore(candidate) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void run(
            DrivenSearch search,
            Collection<PlannedTrial> trials,
            Registry registry,
            Console console) {
        TrialProgress progress = new TrialProgress(console.err(), trials.size());
        PlannedRun run = new PlannedRun(search.plan(), registry, progress);
        progress.broken(
                "interrupted; the same command goes on after the last finished epoch",
                () -> {
                    trials.forEach(trial -> progress.faults(run.run(trial.number()).faults()));
                    return trials;
                });
    }
}
