package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.TrialArtifacts;

/**
 * What there is of the trials of a plan.
 *
 * @param folder the plan's folder
 * @param plan what is in it
 */
public record PlannedTrials(PlanFolder folder, TrialPlan plan) {

    /**
     * Removes what earlier runs left of all trials.
     *
     * @return how many of them were finished
     * @throws org.kdtoolkit.api.ConfigurationException if another process runs one
     */
    public int clear() {
        int finished = 0;
        for (PlannedTrial trial : plan.trials()) {
            TrialFolder own = folder.trial(trial.folder());
            try (FolderLock lock = TrialLock.take(own)) {
                finished += own.result().flatMap(TrialResult::done).isPresent() ? 1 : 0;
                new TrialArtifacts(own.path()).clear();
                lock.requireHeld();
            }
        }
        return finished;
    }

    /** The trials that are not done, or of which a file is not what it was. */
    public List<PlannedTrial> open() {
        return plan.trials().stream().filter(trial -> !isWhole(trial)).toList();
    }

    private boolean isWhole(PlannedTrial trial) {
        TrialFolder own = folder.trial(trial.folder());
        Optional<TrialResult.Done> done = own.result().flatMap(TrialResult::done);
        return done.isPresent() && new TrialArtifacts(own.path()).damage(done.get()).isEmpty();
    }
}
