package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.leaderboard.SearchBudgetText;
import org.kdtoolkit.report.leaderboard.SearchText;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.RunOrigin;
import org.kdtoolkit.train.run.SearchRounds;
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

    ExitCode run(Console console) {
        TrialProgress planning = new TrialProgress(console.err(), 1);
        SearchRun search = new SearchRun(config, registry, planning, origin);
        search.requireCandidates();
        PlanFolder tried = planning.during(search::planSearch);
        console.err().println(SearchText.plan(search.candidates().size(), config.output()));
        // what was told from outside has run already, and that is what its optimiser knows
        run(search.rounds(tried), tried, resume || search.isDriven(), console);
        SearchRecord found = search.judge(tried);
        search.tidy(tried, found);
        SearchText.found(found).forEach(line -> console.err().print(prose(line)));
        SearchText.inequality(found).ifPresent(line -> console.err().print(prose(line)));
        PlanFolder last = planning.during(() -> search.planFinal(found));
        boolean whole = work(config.training().epochs(), resume).runAndReport(last, all, console);
        boolean everyOne = found.methods().stream().allMatch(method -> method.best().isPresent());
        return whole && everyOne ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Whatever has come to a rung is kept when it goes on. */
    private void run(SearchRounds rounds, PlanFolder tried, boolean keeps, Console console) {
        boolean kept = keeps;
        Optional<SearchRounds.Round> next = rounds.next();
        while (next.isPresent()) {
            SearchRounds.Round round = next.get();
            if (rounds.rungs().size() > 1) {
                console.err().println(SearchBudgetText.round(round.candidates(), round.epochs()));
            }
            work(round.epochs(), kept).run(tried, round::has, console);
            kept = true;
            next = rounds.next();
        }
    }

    private PlanWork work(int epochs, boolean kept) {
        return new PlanWork(registry, plugins, workers, epochs, kept);
    }

    private static String prose(String line) {
        return Screen.layout(true).prose(line, "  ");
    }
}
