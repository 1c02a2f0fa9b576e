package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.trial.NetworkFactory;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialArtifacts;

/**
 * Takes over trials of a benchmark that differs from this one in nothing but the rate of the
 * corruption: those in which no corrupted teacher has a part are the same here.
 */
final class EarlierTrials {

    private static final String NOTE =
            "no corrupted teacher has a part in it, so it ran at one rate and stands for all";

    private final ResolvedExperiment experiment;
    private final NetworkFactory networks;
    private final Teachers teachers;

    @Inject
    EarlierTrials(ResolvedExperiment experiment, NetworkFactory networks, Teachers teachers) {
        this.experiment = experiment;
        this.networks = networks;
        this.teachers = teachers;
    }

    /**
     * Copies a trial, if it has run there to its end and is the same here.
     *
     * @param folder the other benchmark
     * @param own where it goes
     */
    Optional<TrialResult> takeOver(
            BenchmarkFolder folder, MethodSpec method, int seed, TrialFolder own) {
        TrialFolder other = folder.trial(method.name(), seed);
        Optional<TrialResult.Done> done = other.result().flatMap(TrialResult::done);
        if (done.isEmpty() || !isTheSame(method, seed)) {
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

    private boolean isTheSame(MethodSpec method, int seed) {
        return networks.teachersOf(method).stream()
                .allMatch(teacher -> experiment.teacher(teacher).corruption().isEmpty());
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
                done.averaged(),
                teachers.metrics(),
                done.cost(),
                done.reEstimatedBatchNorm(),
                done.skippedSamples(),
                notes,
                done.files(),
                done.samples());
    }
}
