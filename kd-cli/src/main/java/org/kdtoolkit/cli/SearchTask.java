package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.report.leaderboard.SearchBudgetText;
import org.kdtoolkit.report.leaderboard.SearchText;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.SearchRounds;
import org.kdtoolkit.train.run.SearchRun;

/**
 * Searches for the best values of an experiment's axes, runs each method with its best, and prints
 * the leaderboard.
 *
 * @param experiment of which it is
 * @param workers run the trials; empty where this process does, one after the other
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown
 */
record SearchTask(
        CheckedExperiment experiment, Optional<TrialWorkers> workers, boolean resume, boolean all) {

    ExitCode run(Console console) {
        ExperimentConfig config = experiment.config();
        TrialProgress planning = new TrialProgress(console.err(), 1);
        SearchRun search =
                new SearchRun(config, experiment.registry(), planning, experiment.origin());
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
        return new PlanWork(experiment.registry(), experiment.plugins(), workers, epochs, kept);
    }

    private static String prose(String line) {
        return Screen.layout(true).prose(line, "  ");
    }
}
