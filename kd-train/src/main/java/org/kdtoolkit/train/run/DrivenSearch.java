package org.kdtoolkit.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchFolder;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.config.SearchStrategy;
import org.kdtoolkit.train.config.SweepAxis;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Candidates;
import org.kdtoolkit.train.search.ChosenValues;
import org.kdtoolkit.train.search.ToldCandidates;

/**
 * A search that somebody else drives, candidate by candidate: an optimiser that chooses their
 * values, or a program that has those run which the search itself has chosen. Several processes may
 * do so in one folder. As in any search, no trial has test samples.
 */
public final class DrivenSearch {

    /** Planning takes seconds: whoever finds another at it waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String BUSY =
            "a benchmark runs all candidates itself; wait until it ends, or end it";

    private final SearchFolder folder;
    private final PlanFolder plan;
    private final Registry registry;
    private final ExperimentConfig config;

    private DrivenSearch(SearchFolder folder, Registry registry, ExperimentConfig config) {
        this.folder = folder;
        this.plan = new PlanFolder(folder.path());
        this.registry = registry;
        this.config = config;
    }

    /**
     * Begins a search, or goes on with it: what was told before stays.
     *
     * @param search the search, of which nothing has to be planned yet
     * @param benchmark the experiment's output folder
     * @param registry the providers that the experiment was read with
     * @throws ConfigurationException if candidates pause for each other, the parts do not fit
     *     together, or the output folder holds another benchmark
     * @throws org.kdtoolkit.api.data.DataException if the data or the teachers' files can't be used
     */
    public static DrivenSearch begin(SearchRun search, Path benchmark, Registry registry) {
        requireWholeCandidates(search.strategy());
        search.planSearch(PATIENCE);
        return in(benchmark, registry);
    }

    /**
     * A search that was begun.
     *
     * @param benchmark the experiment's output folder
     * @param registry finds providers
     * @throws ConfigurationException if there is none, its candidates pause for each other, or its
     *     files were changed by hand
     */
    public static DrivenSearch in(Path benchmark, Registry registry) {
        SearchFolder folder = new SearchFolder(benchmark);
        if (!folder.exists()) {
            throw new ConfigurationException(
                    "%s: holds no search; 'kd ask CONFIG --out %s' begins one"
                            .formatted(benchmark, benchmark));
        }
        PlanFolder plan = new PlanFolder(folder.path());
        plan.readToRun();
        ExperimentConfig config =
                new ExperimentLoader(registry)
                        .load(
                                plan.configurationFile(),
                                List.of(PlannedRun.output(folder.path())),
                                new ExperimentUse.Training());
        DrivenSearch search = new DrivenSearch(folder, registry, config);
        requireWholeCandidates(search.search().strategy());
        return search;
    }

    /** Whoever drives a search has each candidate run to its end, whatever becomes of others. */
    private static void requireWholeCandidates(SearchStrategy strategy) {
        if (strategy == SearchStrategy.ASHA) {
            throw new ConfigurationException(
                    "search.strategy: with asha, candidates pause until all of their rung are done,"
                        + " which 'kd benchmark' sees to; 'kd ask' and 'kd tell' go with random,"
                        + " grid or outside");
        }
    }

    /** The experiment, with the seeds of the search, and without test samples. */
    public ExperimentConfig config() {
        return config;
    }

    /** How candidates are chosen. */
    public SearchConfig search() {
        return config.search().orElseThrow();
    }

    /** The plan whose trials are those of the candidates. */
    public PlanFolder plan() {
        return plan;
    }

    /** The axes that a method is searched over; empty where it is not. */
    public List<SweepAxis> axes(String method) {
        return Candidates.axesOf(method, config);
    }

    /** All candidates so far. */
    public List<Candidate> candidates() {
        return search().strategy() == SearchStrategy.OUTSIDE
                ? new ToldCandidates(folder.path()).of(config)
                : Candidates.of(config);
    }

    /** The candidates of a method so far. */
    public List<Candidate> candidates(String method) {
        return candidates().stream().filter(one -> one.method().equals(method)).toList();
    }

    /** How many more candidates of a method may be told. */
    public int left(String method) {
        return search().strategy() == SearchStrategy.OUTSIDE
                ? search().trials() - candidates(method).size()
                : 0;
    }

    /** What came of the candidates so far. */
    public SearchJudge judge() {
        List<Candidate> all = candidates();
        return new SearchJudge(config, all, plan, Candidates.planned(all, config));
    }

    /**
     * Removes what nobody needs of candidates that are done: the best two of each method keep their
     * weights, all keep their figures.
     */
    public void tidy() {
        new SearchLeftovers(plan).remove(judge().judge());
    }

    /**
     * Takes values as a candidate whose trials can be run then. Values that were taken before are
     * the same candidate.
     *
     * @param method the method's name
     * @param values a value for each of its axes, by their keys
     * @param by who chose them; an empty text where nobody says
     * @throws ConfigurationException if there is no such method, the values are none of its space,
     *     it has had as many candidates as it may try, or the search chooses candidates itself and
     *     these are none
     */
    public Candidate take(String method, Map<String, JsonNode> values, String by) {
        Map<String, PointValue> at = ChosenValues.of(method, values, config);
        Optional<Candidate> known = known(method, at);
        if (known.filter(this::isPlanned).isPresent()) {
            return known.get();
        }
        if (search().strategy() != SearchStrategy.OUTSIDE) {
            throw new ConfigurationException(
                    "the search chooses values itself, and has not chosen these; take those that"
                            + " 'kd ask' prints, or search by 'strategy: outside'");
        }
        config.with(at, folder.path(), registry);
        try (FolderLock lock = FolderLock.await(folder.path(), BUSY, PATIENCE)) {
            Candidate taken = in(folder.benchmark(), registry).add(method, at, by);
            lock.requireHeld();
            return taken;
        }
    }

    private Optional<Candidate> known(String method, Map<String, PointValue> at) {
        return candidates(method).stream().filter(one -> one.at().equals(at)).findFirst();
    }

    private boolean isPlanned(Candidate candidate) {
        return judge().trials(candidate).size() == search().seeds().size();
    }

    /** Written first and planned then: whatever breaks this off, the numbers of trials stay. */
    private Candidate add(String method, Map<String, PointValue> at, String by) {
        ToldCandidates told = new ToldCandidates(folder.path());
        List<Candidate> before = candidates();
        Optional<Candidate> known = known(method, at);
        if (known.isPresent()) {
            plan(before);
            return known.get();
        }
        requireLeft(method);
        Candidate added = new Candidate(method, candidates(method).size() + 1, at, by);
        List<Candidate> all = new ArrayList<>(before);
        all.add(added);
        told.write(all);
        try {
            plan(all);
        } catch (RuntimeException e) {
            told.write(before);
            throw e;
        }
        return added;
    }

    private void requireLeft(String method) {
        if (left(method) <= 0) {
            throw new ConfigurationException(
                    "search.trials: '%s' has had its %d candidates, as many as each method may try; 'kd benchmark CONFIG' judges them, or ask with more 'trials', for all methods alike"
                            .formatted(method, search().trials()));
        }
    }

    /** The data were looked at when the search began, and their checksums stay. */
    private void plan(List<Candidate> all) {
        plan.write(plan.read().inputs(), SearchRun.tried(all, config, registry));
    }
}
