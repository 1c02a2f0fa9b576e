package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.config.SweepAxis;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Candidates;
import org.kdtoolkit.train.search.SpaceEdge;

/** Compares what a search has tried so far. */
public final class SearchJudge {

    private final ExperimentConfig config;
    private final SearchConfig search;
    private final List<Integer> seeds;
    private final List<Candidate> candidates;
    private final PlanFolder folder;
    private final TrialPlan plan;
    private final MetricKey metric;
    private final boolean greater;

    /**
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
        this.plan = folder.read();
        BenchmarkPlan judging =
                folder.benchmark(planned.folder())
                        .plan()
                        .orElseThrow(() -> new IllegalStateException("the search has no plan"));
        this.metric = judging.select().metric().orElse(judging.primary());
        this.greater = judging.declarations().of(metric).greaterIsBetter();
    }

    /** What candidates are compared by, on validation samples. */
    public MetricKey metric() {
        return metric;
    }

    /** Whether the greater value is the better. */
    public boolean greaterIsBetter() {
        return greater;
    }

    /** What was tried of each method that was searched, and in which order it is best. */
    public SearchRecord judge() {
        List<SearchRecord.Method> methods = new ArrayList<>();
        for (MethodSpec method : config.methods()) {
            List<SearchRecord.Candidate> own =
                    candidates.stream()
                            .filter(one -> one.method().equals(method.name()))
                            .map(this::result)
                            .toList();
            if (!own.isEmpty()) {
                methods.add(method(method.name(), own).chosenBy(by(method.name())));
            }
        }
        return new SearchRecord(
                search.strategy().name().toLowerCase(Locale.ROOT),
                search.trials(),
                seeds,
                metric,
                greater,
                methods);
    }

    private List<String> by(String method) {
        return candidates.stream()
                .filter(one -> one.method().equals(method) && !one.by().isEmpty())
                .map(Candidate::by)
                .distinct()
                .toList();
    }

    private SearchRecord.Method method(String name, List<SearchRecord.Candidate> own) {
        List<SweepAxis> axes = Candidates.axesOf(name, config);
        Map<String, String> space = new LinkedHashMap<>();
        axes.forEach(axis -> space.put(axis.key(), axis.text()));
        List<Integer> ranking = SearchRecord.Method.rank(own, seeds.size(), greater);
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
        Map<Integer, PlannedTrial> trials = new LinkedHashMap<>();
        for (int seed : seeds) {
            plan.standingIn(folder.name(candidate.trial(folder.path(), seed)))
                    .ifPresent(trial -> trials.put(seed, trial));
        }
        return trials;
    }

    /** What came of a candidate so far. */
    public SearchRecord.Candidate result(Candidate candidate) {
        Map<Integer, PlannedTrial> trials = trials(candidate);
        Map<Integer, Double> values = new LinkedHashMap<>();
        for (int seed : seeds) {
            Optional.ofNullable(trials.get(seed))
                    .flatMap(standing -> folder.trial(standing.folder()).result())
                    .flatMap(TrialResult::done)
                    .map(done -> done.metrics().get(metric))
                    .filter(Double::isFinite)
                    .ifPresent(value -> values.put(seed, value));
        }
        return new SearchRecord.Candidate(
                candidate.number(),
                candidate.at(),
                folder.path().getFileName() + "/" + candidate.folder(),
                values);
    }
}
