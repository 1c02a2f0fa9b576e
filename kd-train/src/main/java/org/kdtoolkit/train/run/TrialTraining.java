package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.TrialListener;

/** Runs one trial of an experiment. */
final class TrialTraining {

    private final TrialPreparation preparation;
    private final Trials trials;
    private final RunRecord record;
    private final TrialListener listener;

    @Inject
    TrialTraining(
            TrialPreparation preparation, Trials trials, RunRecord record, TrialListener listener) {
        this.preparation = preparation;
        this.trials = trials;
        this.record = record;
        this.listener = listener;
    }

    /**
     * Runs a trial.
     *
     * @param resume whether it is kept where it is finished, and goes on where it was begun
     */
    TrialResult run(MethodSpec method, int seed, boolean resume) {
        Optional<TrialResult.Done> kept = resume ? trials.whole(method, seed) : Optional.empty();
        if (kept.isPresent()) {
            listener.kept(kept.get());
            return kept.get();
        }
        preparation.rehearse(List.of(method));
        preparation.claim();
        return record.during(
                List.of(method.name()), List.of(seed), () -> trials.run(method, seed, resume));
    }
}
