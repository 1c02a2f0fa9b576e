package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.SavedEpochs;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialFiles;

/**
 * What there is of trials of a plan.
 *
 * @param folder the plan's folder
 * @param plan what is in it
 * @param trials those of its trials that are meant
 */
public record PlannedTrials(PlanFolder folder, TrialPlan plan, List<PlannedTrial> trials) {

    /** Copies the list. */
    public PlannedTrials {
        trials = List.copyOf(trials);
    }

    /** All trials of a plan. */
    public PlannedTrials(PlanFolder folder, TrialPlan plan) {
        this(folder, plan, plan.trials());
    }

    /** Those of them that fulfil a condition. */
    public PlannedTrials only(Predicate<PlannedTrial> which) {
        return new PlannedTrials(folder, plan, trials.stream().filter(which).toList());
    }

    /**
     * Removes what earlier runs left of the trials, also where these stand for other cells.
     *
     * @return how many of them were finished
     * @throws org.kdtoolkit.api.ConfigurationException if another process runs one
     */
    public int clear() {
        int finished = 0;
        for (PlannedTrial trial : trials) {
            TrialFolder own = folder.trial(trial.folder());
            try (FolderLock lock = TrialLock.take(own)) {
                finished += own.result().flatMap(TrialResult::done).isPresent() ? 1 : 0;
                new TrialFiles(own.path()).clear();
                trial.also().forEach(cell -> new TrialFiles(folder.trial(cell).path()).clear());
                lock.requireHeld();
            }
        }
        return finished;
    }

    /**
     * The trials that are not done, or of which a file is not what it was; of those that the plan
     * lets pause, the ones that have not come so far.
     */
    public List<PlannedTrial> open() {
        return trials.stream().filter(trial -> !isWhole(trial)).toList();
    }

    private boolean isWhole(PlannedTrial trial) {
        TrialFolder own = folder.trial(trial.folder());
        Optional<TrialResult.Done> done = own.result().flatMap(TrialResult::done);
        return done.isPresent() && new TrialArtifacts(own.path()).damage(done.get()).isEmpty()
                || SavedEpochs.reach(own, trial.until());
    }
}
