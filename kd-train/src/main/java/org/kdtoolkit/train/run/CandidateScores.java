package org.kdtoolkit.train.run;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Rungs;
import org.kdtoolkit.train.trial.SavedEpochs;

/** What the candidates of a search are worth on each rung, by what their trials have left. */
final class CandidateScores {

    private final List<Integer> seeds;
    private final Rungs rungs;
    private final PlanFolder folder;
    private final TrialPlan plan;
    private final BenchmarkPlan judging;

    /**
     * Reads how students are judged.
     *
     * @param seeds those of the search
     * @param planned a candidate whose folder says so
     * @param rungs where candidates are compared
     * @param folder the plan of the search
     */
    CandidateScores(List<Integer> seeds, Candidate planned, Rungs rungs, PlanFolder folder) {
        this.seeds = seeds;
        this.rungs = rungs;
        this.folder = folder;
        this.plan = folder.read();
        this.judging =
                folder.benchmark(planned.folder())
                        .plan()
                        .orElseThrow(() -> new IllegalStateException("the search has no plan"));
    }

    /** What chooses the epoch; the foremost metric where the last epoch is taken. */
    MetricKey metric() {
        return judging.select().metric().orElse(judging.primary());
    }

    /** Which scores are better. */
    boolean greaterIsBetter() {
        return judging.declarations().of(metric()).greaterIsBetter();
    }

    /**
     * The metric of a candidate on a rung, by the seeds of its trials that came so far.
     *
     * @param rung which, from 0
     */
    Map<Integer, Double> values(Candidate candidate, int rung) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        trials(candidate)
                .forEach(
                        (seed, trial) ->
                                value(folder.trial(trial.folder()), rung)
                                        .ifPresent(value -> values.put(seed, value)));
        return values;
    }

    /** The mean over all seeds; empty if a trial of one of them did not come so far. */
    OptionalDouble mean(Candidate candidate, int rung) {
        Map<Integer, Double> values = values(candidate, rung);
        return values.size() == seeds.size()
                ? values.values().stream().mapToDouble(Double::doubleValue).average()
                : OptionalDouble.empty();
    }

    /**
     * How many epochs it took some candidates to come to their rungs. What an earlier search with
     * other rungs has trained of them beyond those has no part in what is decided.
     *
     * @param rungOf the rung of each, from 0
     */
    int epochs(Collection<Candidate> candidates, ToIntFunction<Candidate> rungOf) {
        Map<String, Integer> heights = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            int height = rungs.epochs().get(rungOf.applyAsInt(candidate));
            trials(candidate)
                    .values()
                    .forEach(trial -> heights.merge(trial.folder(), height, Math::max));
        }
        return heights.entrySet().stream()
                .mapToInt(
                        trial ->
                                Math.min(
                                        folder.trial(trial.getKey()).epochs().size(),
                                        trial.getValue()))
                .sum();
    }

    /** The trials of a candidate by seed; equal candidates ran once, and one stands for others. */
    Map<Integer, PlannedTrial> trials(Candidate candidate) {
        Map<Integer, PlannedTrial> trials = new LinkedHashMap<>();
        for (int seed : seeds) {
            plan.standingIn(folder.name(candidate.trial(folder.path(), seed)))
                    .ifPresent(trial -> trials.put(seed, trial));
        }
        return trials;
    }

    private OptionalDouble value(TrialFolder trial, int rung) {
        Optional<TrialResult.Done> done = trial.result().flatMap(TrialResult::done);
        boolean isTrained = done.map(result -> result.last().epoch() > 0).orElse(true);
        if (rungs.isLast(rung) || !isTrained) {
            return done.map(result -> result.metrics().get(metric()))
                    .filter(Double::isFinite)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        }
        // one that goes further, or has ended early, counts by the epochs up to the rung alone
        int height = rungs.epochs().get(rung);
        List<EpochRecord> epochs = done.isPresent() ? trial.epochs() : SavedEpochs.of(trial);
        if (epochs.size() < height && done.isEmpty()) {
            return OptionalDouble.empty();
        }
        return soFar(epochs.subList(0, Math.min(height, epochs.size())));
    }

    /** The value of the epoch that a trial would keep if it ended here. */
    private OptionalDouble soFar(List<EpochRecord> epochs) {
        boolean keepsLast = judging.select().metric().isEmpty();
        DoubleStream values =
                epochs.stream()
                        .skip(keepsLast ? Math.max(0, epochs.size() - 1) : 0)
                        .filter(epoch -> epoch.metrics().containsKey(metric()))
                        .mapToDouble(epoch -> epoch.metrics().get(metric()))
                        .filter(Double::isFinite);
        return greaterIsBetter() ? values.max() : values.min();
    }
}
