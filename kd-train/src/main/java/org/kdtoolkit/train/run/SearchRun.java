package org.kdtoolkit.train.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.report.leaderboard.SearchCsv;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchFolder;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.SearchStrategy;
import org.kdtoolkit.train.grid.GridPlanner;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Candidates;
import org.kdtoolkit.train.search.Rungs;
import org.kdtoolkit.train.search.ToldCandidates;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * Looks for the best values of an experiment's axes, method by method, and runs each method with
 * those. Both parts are plans, whose trials anybody can run: first {@link #planSearch}, whose
 * trials have no test samples and run in {@link #rounds}; when those are done, {@link #judge} and
 * {@link #planFinal}.
 */
public final class SearchRun {

    private final ExperimentConfig config;
    private final ExperimentConfig searching;
    private final List<Candidate> candidates;
    private final Rungs rungs;
    private final Candidate planned;
    private final Registry registry;
    private final TrialListener listener;
    private final RunOrigin origin;
    private final SearchFolder folder;

    /**
     * Chooses what is tried.
     *
     * @param config an experiment with a search
     * @param registry the providers that it was read with
     * @param listener is told what comes up while trials are planned
     * @param origin what the run was started with, for its record
     * @throws ConfigurationException if a grid has more combinations than a method may try, or what
     *     was told from outside is not of these axes
     */
    public SearchRun(
            ExperimentConfig config, Registry registry, TrialListener listener, RunOrigin origin) {
        this.config = config;
        this.folder = new SearchFolder(config.output());
        this.searching = config.searching(folder.path());
        this.candidates = known();
        this.planned = Candidates.planned(candidates, config);
        this.rungs = Rungs.of(config);
        this.registry = registry;
        this.listener = listener;
        this.origin = origin;
    }

    /** What is tried, method by method. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** Whether candidates are chosen from outside. */
    public boolean isDriven() {
        return strategy() == SearchStrategy.OUTSIDE;
    }

    /** How candidates are chosen. */
    SearchStrategy strategy() {
        return config.search().orElseThrow().strategy();
    }

    /**
     * Sees whether there is something to judge.
     *
     * @throws ConfigurationException if nobody has told a candidate of some method
     */
    public void requireCandidates() {
        List<String> without =
                Candidates.searched(config).stream()
                        .filter(name -> candidates.stream().noneMatch(c -> c.method().equals(name)))
                        .toList();
        if (!without.isEmpty()) {
            throw new ConfigurationException(
                    "search: candidates come from outside, and nobody has told one of %s; 'kd ask CONFIG --out %s' prints what can be chosen, 'kd tell %2$s --method NAME' tries it"
                            .formatted(String.join(", ", without), config.output()));
        }
    }

    /**
     * Writes the plan of what is tried, each candidate with all seeds of the search; none of the
     * trials reads a test sample.
     *
     * @throws ConfigurationException if the parts do not fit together, or the output folder holds
     *     another benchmark
     * @throws org.kdtoolkit.api.data.DataException if the data or the teachers' files can't be used
     */
    public PlanFolder planSearch() {
        return planSearch(Duration.ZERO);
    }

    /**
     * The same beside others who do so.
     *
     * @param patience how long to wait for them at most
     */
    PlanFolder planSearch(Duration patience) {
        try (OutputFolder whole = new OutputFolder(config.output(), registry)) {
            whole.await(config, patience);
            try (OutputFolder output = new OutputFolder(folder.path(), registry)) {
                output.await(searching, patience);
                return planned(
                        at(planned.at(), searching, folder.path().resolve(planned.folder())),
                        run -> {
                            run.requireValidation();
                            return run.plan(
                                    searching,
                                    Optional.of(output),
                                    resolved -> tried(known(), resolved, registry));
                        });
            }
        }
    }

    /**
     * The candidates as of now: others may tell some at any time, but while the plan is written.
     */
    private List<Candidate> known() {
        return isDriven() ? new ToldCandidates(folder.path()).of(config) : Candidates.of(config);
    }

    /** Turn by turn a candidate of each method, so that whatever is finished compares all. */
    static List<PlannedTrial> tried(
            List<Candidate> candidates, ExperimentConfig resolved, Registry registry) {
        List<GridPlanner.Placed> cells = new ArrayList<>();
        for (Candidate candidate :
                candidates.stream().sorted(Comparator.comparing(Candidate::number)).toList()) {
            ExperimentConfig own = resolved.with(candidate.at(), resolved.output(), registry);
            for (int seed : resolved.seeds()) {
                cells.add(
                        new GridPlanner.Placed(
                                own,
                                candidate.method(),
                                seed,
                                candidate.at(),
                                candidate.folder() + "/"));
            }
        }
        return GridPlanner.trials(cells, registry);
    }

    /**
     * The rounds in which the trials of a search run. Trials are run up to where the plan lets them
     * pause; each round needs those before.
     *
     * @param plan the plan of the search
     */
    public SearchRounds rounds(PlanFolder plan) {
        List<Integer> seeds = searching.seeds();
        CandidateScores scores = new CandidateScores(seeds, planned, rungs, plan);
        SearchLadder ladder =
                new SearchLadder(config.search().orElseThrow(), candidates, rungs, scores);
        return new SearchRounds(candidates, seeds, rungs, plan, ladder);
    }

    /**
     * Compares what was tried by the metric that chooses epochs, or by the foremost one where the
     * last epoch is taken, and files it.
     *
     * @param plan the plan of the search
     */
    public SearchRecord judge(PlanFolder plan) {
        SearchRecord found = new SearchJudge(config, candidates, plan, planned).judge();
        folder.write(found);
        AtomicFile.write(folder.tableFile(), SearchCsv.of(found));
        return found;
    }

    /**
     * Removes what nobody needs of candidates, once nothing of the search is left to run: the best
     * two of each method keep their weights, all keep their figures.
     *
     * @param plan the plan of the search
     * @param found what the search has found
     */
    public void tidy(PlanFolder plan, SearchRecord found) {
        new SearchLeftovers(plan).remove(found);
    }

    /**
     * Writes the plan of the final run: each method with its best values and all seeds of the
     * experiment. Methods whose candidates have all failed are left out.
     *
     * @param found what the search has found
     * @throws ConfigurationException if no method is left
     */
    public PlanFolder planFinal(SearchRecord found) {
        Map<String, Map<String, PointValue>> best = new LinkedHashMap<>();
        for (MethodSpec method : config.methods()) {
            best(method.name(), found).ifPresent(values -> best.put(method.name(), values));
        }
        List<MethodSpec> left =
                config.methods().stream()
                        .filter(method -> best.containsKey(method.name()))
                        .toList();
        if (left.isEmpty()) {
            throw new ConfigurationException(
                    "%s: all candidates of all methods failed, with some seed at least; look at the results in %s, and narrow the axes"
                            .formatted(config.output(), folder.path()));
        }
        Map<String, PointValue> first = best.get(left.get(0).name());
        return planned(
                at(first, config.withMethods(left), config.output()),
                run -> run.plan(config, Optional.empty(), resolved -> last(resolved, best)));
    }

    /** The values of a method; none of its own where it was not searched, empty where it failed. */
    private static Optional<Map<String, PointValue>> best(String method, SearchRecord found) {
        Optional<SearchRecord.Method> searched = found.method(method);
        return searched.isEmpty()
                ? Optional.of(Map.of())
                : searched.get().best().map(SearchRecord.Candidate::at);
    }

    private List<PlannedTrial> last(
            ExperimentConfig resolved, Map<String, Map<String, PointValue>> best) {
        List<GridPlanner.Placed> cells = new ArrayList<>();
        for (int seed : resolved.seeds()) {
            best.forEach(
                    (method, at) ->
                            cells.add(
                                    new GridPlanner.Placed(
                                            at(at, resolved, resolved.output()),
                                            method,
                                            seed,
                                            at,
                                            "")));
        }
        return GridPlanner.trials(cells, registry);
    }

    private ExperimentConfig at(Map<String, PointValue> values, ExperimentConfig of, Path output) {
        return of.with(values, output, registry);
    }

    private PlanFolder planned(ExperimentConfig first, Function<BenchmarkRun, PlanFolder> work) {
        try (Experiment experiment = Experiment.of(first, registry, listener, origin)) {
            return experiment.benchmark(
                    run -> {
                        run.rehearse();
                        return work.apply(run);
                    });
        }
    }
}
