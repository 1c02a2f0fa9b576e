package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialListener;
import org.kdtoolkit.train.trial.TrialRunner;

/** Runs the trials of an experiment, one after the other: an engine trains one at a time. */
final class Trials {

    private final ExperimentConfig config;
    private final TrialRunner first;
    private final Repetitions repetitions;
    private final OutputFolder output;
    private final TrialListener listener;

    @Inject
    Trials(
            ExperimentConfig config,
            TrialRunner first,
            Repetitions repetitions,
            OutputFolder output,
            TrialListener listener) {
        this.config = config;
        this.first = first;
        this.repetitions = repetitions;
        this.output = output;
        this.listener = listener;
    }

    /**
     * Runs all methods with all seeds, seed by seed, so that an interrupted benchmark has compared
     * all methods on the seeds that it finished.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @param twins tells which trials come out as others, which stand for them
     * @param each is called after each trial
     */
    void runAll(boolean resume, Twins twins, Runnable each) {
        int finished = finished();
        if (!resume && finished > 0) {
            listener.rerun(finished);
        }
        for (int seed : config.seeds()) {
            for (MethodSpec method : config.methods()) {
                Optional<TrialResult.Done> kept = resume ? whole(method, seed) : Optional.empty();
                kept.map(TrialResult.class::cast)
                        .or(() -> standIn(twins, method, seed))
                        .ifPresentOrElse(listener::kept, () -> run(method, seed, resume));
                each.run();
            }
        }
    }

    /**
     * Runs one trial, or goes on with it.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if another process runs it
     */
    TrialResult run(MethodSpec method, int seed, boolean resume) {
        TrialFolder folder = folder(method, seed);
        try (FolderLock lock = TrialLock.take(folder)) {
            TrialResult result = runner(seed).run(method, seed, folder, resume);
            lock.requireHeld();
            return result;
        }
    }

    /**
     * Goes on with a trial that only this process runs, or begins it.
     *
     * @param until the epoch after which it pauses; empty to let it run to its end
     * @return its result; empty if it has paused
     */
    Optional<TrialResult> goOn(MethodSpec method, int seed, OptionalInt until) {
        return runner(seed).goOn(method, seed, folder(method, seed), until);
    }

    /** The teachers come first, as in the first repetition: each result says how good they are. */
    private TrialRunner runner(int seed) {
        if (repetitions.areAlsoThoseOf(seed)) {
            return first;
        }
        if (!config.methods().stream().allMatch(MethodSpec::isWhole)) {
            repetitions.of(seed, Teachers.class).get().open();
        }
        return repetitions.of(seed, TrialRunner.class).get();
    }

    /** How many trials are finished; a result that can't be read comes to light before any runs. */
    private int finished() {
        long finished =
                config.seeds().stream()
                        .flatMap(seed -> config.methods().stream().map(m -> done(m, seed)))
                        .filter(Optional::isPresent)
                        .count();
        return (int) finished;
    }

    /** A finished trial all of whose files are still what they were. */
    Optional<TrialResult.Done> whole(MethodSpec method, int seed) {
        Optional<TrialResult.Done> done = done(method, seed);
        List<String> damage =
                done.map(new TrialArtifacts(folder(method, seed).path())::damage).orElse(List.of());
        if (!damage.isEmpty()) {
            listener.noticed(
                    "%s, seed %d: runs again, because %s"
                            .formatted(method.name(), seed, String.join(", and ", damage)));
            return Optional.empty();
        }
        return done;
    }

    private Optional<TrialResult> standIn(Twins twins, MethodSpec method, int seed) {
        TrialFolder own = folder(method, seed);
        return twins.of(own)
                .flatMap(
                        twin ->
                                StandIn.copy(
                                        twin,
                                        own,
                                        repetitions.of(seed, Teachers.class).get().metrics()));
    }

    private Optional<TrialResult.Done> done(MethodSpec method, int seed) {
        return output.folder().result(method.name(), seed).flatMap(TrialResult::done);
    }

    private TrialFolder folder(MethodSpec method, int seed) {
        return output.folder().trial(method.name(), seed);
    }
}
