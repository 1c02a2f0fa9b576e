package org.kdtoolkit.train.run;

import java.util.Optional;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;

/** Tells which cells of a plan come out as an earlier one does, so that this stands for them. */
@FunctionalInterface
interface Twins {

    /** No cell comes out as another. */
    Twins NONE = folder -> Optional.empty();

    /**
     * The earlier cell of a cell.
     *
     * @param trial the trial that ran there
     * @param folder its results
     */
    record Twin(PlannedTrial trial, TrialFolder folder) {}

    /** The cell that stands for a cell; empty where it has a trial of its own. */
    Optional<Twin> of(TrialFolder cell);

    /** Those of a plan. */
    static Twins of(PlanFolder folder, TrialPlan plan) {
        return cell -> {
            String own = folder.name(cell);
            return plan.standingIn(own)
                    .filter(trial -> !trial.folder().equals(own))
                    .map(trial -> new Twin(trial, folder.trial(trial.folder())));
        };
    }
}
