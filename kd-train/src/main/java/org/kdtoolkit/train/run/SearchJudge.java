package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.SearchBudget;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.config.SweepAxis;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Candidates;
import org.kdtoolkit.train.search.Rungs;
import org.kdtoolkit.train.search.SpaceEdge;

/** Compares what a search has tried so far. */
public final class SearchJudge {

    private final ExperimentConfig config;
    private final SearchConfig search;
    private final List<Integer> seeds;
    private final List<Candidate> candidates;
    private final PlanFolder folder;
    private final Rungs rungs;
    private final CandidateScores scores;
    private final SearchLadder ladder;

    /**
     * Prepares to compare.
     *
     * @param planned whose folder says how trials are judged
     */
    SearchJudge(
            ExperimentConfig config,
            List<Candidate> candidates,
            PlanFolder folder,
            Candidate planned) {
        this.config = config;
        this.search = config.search().orElseThrow();
        this.seeds = search.seeds();
        this.candidates = candidates;
        this.folder = folder;
        this.rungs = Rungs.of(config);
        this.scores = new CandidateScores(seeds, planned, rungs, folder);
        this.ladder = new SearchLadder(search, candidates, rungs, scores);
    }

    /** What candidates are compared by, on validation samples. */
    public MetricKey metric() {
        return scores.metric();
    }

    /** Whether the greater value is the better. */
    public boolean greaterIsBetter() {
        return scores.greaterIsBetter();
    }

    /** What was tried of each method that was searched, and in which order it is best. */
    public SearchRecord judge() {
        ladder.decide();
        boolean greater = scores.greaterIsBetter();
        List<SearchRecord.Method> methods = new ArrayList<>();
        Map<String, Integer> epochs = new LinkedHashMap<>();
        for (MethodSpec method : config.methods()) {
            List<Candidate> own =
                    candidates.stream().filter(one -> one.method().equals(method.name())).toList();
            if (!own.isEmpty()) {
                methods.add(method(method.name(), own, greater).chosenBy(by(own)));
                epochs.put(method.name(), scores.epochs(own, ladder::rung));
            }
        }
        return new SearchRecord(
                search.strategy().name().toLowerCase(Locale.ROOT),
                search.trials(),
                seeds,
                scores.metric(),
                greater,
                methods,
                new SearchBudget(
                        rungs.epochs(), rungs.count() > 1 ? search.factor() : null, epochs));
    }

    private static List<String> by(List<Candidate> tried) {
        return tried.stream().map(Candidate::by).filter(by -> !by.isEmpty()).distinct().toList();
    }

    private SearchRecord.Method method(String name, List<Candidate> tried, boolean greater) {
        List<SearchRecord.Candidate> own = tried.stream().map(this::result).toList();
        List<SearchRecord.Candidate> whole =
                tried.stream()
                        .filter(one -> rungs.isLast(ladder.rung(one)))
                        .map(this::result)
                        .toList();
        List<SweepAxis> axes = Candidates.axesOf(name, config);
        Map<String, String> space = new LinkedHashMap<>();
        axes.forEach(axis -> space.put(axis.key(), axis.text()));
        List<Integer> ranking = SearchRecord.Method.rank(whole, seeds.size(), greater);
        SearchRecord.Method method =
                new SearchRecord.Method(name, space, own, ranking, List.of(), List.of());
        List<String> edges =
                axes.stream()
                        .filter(axis -> isBetterAtEdge(axis, method, greater))
                        .map(SweepAxis::key)
                        .toList();
        return new SearchRecord.Method(name, space, own, ranking, edges, List.of());
    }

    /** Whether the best lies at the edge of an axis, and none that does not is as good. */
    private static boolean isBetterAtEdge(
            SweepAxis axis, SearchRecord.Method method, boolean greater) {
        return method.best()
                .filter(best -> isAtEdge(axis, best))
                .map(best -> best.mean().orElseThrow())
                .filter(
                        best ->
                                method.candidates().stream()
                                        .filter(one -> method.ranking().contains(one.number()))
                                        .filter(one -> !isAtEdge(axis, one))
                                        .map(one -> one.mean().orElseThrow())
                                        .allMatch(inner -> greater ? inner < best : inner > best))
                .isPresent();
    }

    private static boolean isAtEdge(SweepAxis axis, SearchRecord.Candidate candidate) {
        return SpaceEdge.has(axis.space(), candidate.at().get(axis.key()));
    }

    /** The trials of a candidate by seed; equal candidates run once, and one stands for others. */
    public Map<Integer, PlannedTrial> trials(Candidate candidate) {
        return scores.trials(candidate);
    }

    /** What came of a candidate so far. */
    public SearchRecord.Candidate result(Candidate candidate) {
        int rung = ladder.rung(candidate);
        return new SearchRecord.Candidate(
                candidate.number(),
                candidate.at(),
                folder.path().getFileName() + "/" + candidate.folder(),
                scores.values(candidate, rung),
                rungs.count() > 1 ? rung + 1 : null);
    }
}
