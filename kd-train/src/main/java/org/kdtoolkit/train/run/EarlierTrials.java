package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialRun;
import org.kdtoolkit.train.trial.TrialSetup;

/**
 * The trials of a benchmark that differs from this one in nothing but the corruption: those in
 * which no corrupted teacher has a part are the same here.
 *
 * @param bench what is compared here
 * @param folder the other benchmark
 */
record EarlierTrials(TrialSetup bench, BenchmarkFolder folder) {

    private static final String NOTE =
            "no corrupted teacher has a part in it, so it ran at one rate and stands for all";

    /** Copies a trial, if it has run there to its end and is the same here. */
    Optional<TrialResult> takeOver(TrialRun trial, TrialFolder own) {
        TrialFolder other = folder.trial(trial.method(), trial.seed());
        Optional<TrialResult.Done> done =
                other.result()
                        .filter(TrialResult.Done.class::isInstance)
                        .map(TrialResult.Done.class::cast);
        if (done.isEmpty() || !isTheSame(trial)) {
            return Optional.empty();
        }
        TrialResult here = here(done.get());
        TrialFolder part =
                new TrialFolder(own.path().resolveSibling(own.path().getFileName() + ".part"));
        TrialArtifacts copy = new TrialArtifacts(part.path());
        copy.copyOf(other.path());
        part.write(here);
        copy.moveTo(own.path());
        return Optional.of(here);
    }

    private boolean isTheSame(TrialRun trial) {
        return trial.teachers().stream()
                .allMatch(teacher -> bench.config().corruptionOf(teacher).isEmpty());
    }

    /** The result with this benchmark's teachers, which have another accuracy. */
    private TrialResult here(TrialResult.Done done) {
        List<String> notes = new ArrayList<>(done.notes());
        if (!notes.contains(NOTE)) {
            notes.add(NOTE);
        }
        return new TrialResult.Done(
                done.method(),
                done.seed(),
                done.metrics(),
                done.selectedEpoch(),
                done.last(),
                bench.teacherMetrics(),
                done.cost(),
                done.reEstimatedBatchNorm(),
                done.skippedSamples(),
                notes,
                done.files());
    }
}
