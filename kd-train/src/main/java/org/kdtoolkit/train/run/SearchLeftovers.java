package org.kdtoolkit.train.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialFiles;

/**
 * Removes what a search does not need of candidates that ran to their end. The best two of each
 * method keep what they are: weights and answers. The others keep their figures. Further candidates
 * may take their places, but never bring one back that is behind.
 */
final class SearchLeftovers {

    private final PlanFolder folder;
    private final TrialPlan plan;

    /**
     * Prepares to remove.
     *
     * @param folder the plan of the search
     */
    SearchLeftovers(PlanFolder folder) {
        this.folder = folder;
        this.plan = folder.read();
    }

    /**
     * Removes it. What another process has is left alone, and candidates of which a trial is still
     * to run.
     *
     * @param found what is known of the candidates
     */
    void remove(SearchRecord found) {
        Set<String> ended = ended();
        Set<String> best = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (SearchRecord.Method method : found.methods()) {
            Stream.of(method.best(), method.runnerUp())
                    .flatMap(Optional::stream)
                    .forEach(one -> best.addAll(ids(one, method, found.seeds())));
            for (SearchRecord.Candidate one : method.candidates()) {
                List<String> ids = ids(one, method, found.seeds());
                if (ids.size() < found.seeds().size() || !ended.containsAll(ids)) {
                    open.addAll(ids);
                }
            }
        }
        for (PlannedTrial trial : plan.trials()) {
            if (!open.contains(trial.id())) {
                remove(folder.trial(trial.folder()), best.contains(trial.id()));
            }
        }
    }

    /** The identities of a candidate's trials: equal candidates share them. */
    private List<String> ids(
            SearchRecord.Candidate one, SearchRecord.Method method, List<Integer> seeds) {
        BenchmarkFolder own =
                new BenchmarkFolder(folder.path().resolveSibling(Path.of(one.folder())));
        return seeds.stream()
                .map(seed -> own.trial(method.name(), seed))
                .flatMap(trial -> plan.standingIn(folder.name(trial)).stream())
                .map(PlannedTrial::id)
                .toList();
    }

    private Set<String> ended() {
        return plan.trials().stream()
                .filter(trial -> folder.trial(trial.folder()).result().isPresent())
                .map(PlannedTrial::id)
                .collect(Collectors.toSet());
    }

    private static void remove(TrialFolder trial, boolean isBest) {
        if (done(trial).filter(one -> !TrialArtifacts.hasFiguresAlone(one)).isEmpty()) {
            return;
        }
        try (FolderLock lock = TrialLock.take(trial)) {
            TrialFiles files = new TrialFiles(trial.path());
            done(trial)
                    .ifPresent(
                            result -> {
                                files.dropCheckpoint();
                                if (!isBest) {
                                    files.keepFigures(result);
                                }
                            });
            lock.requireHeld();
        } catch (ConfigurationException inUse) {
            return; // whoever comes next removes it
        }
    }

    private static Optional<TrialResult.Done> done(TrialFolder trial) {
        return trial.result().flatMap(TrialResult::done);
    }
}
