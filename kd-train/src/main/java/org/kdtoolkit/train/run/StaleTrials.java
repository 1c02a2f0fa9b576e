package org.kdtoolkit.train.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.TrialFiles;

/**
 * Removes what earlier runs left in the folders of trials that are others now: a search that is run
 * again may have found other values for the same method.
 */
final class StaleTrials {

    private StaleTrials() {}

    /** The plan that a new one replaces; empty where there is none that can be read. */
    static Optional<TrialPlan> earlier(PlanFolder folder) {
        try {
            return folder.readIfAny();
        } catch (ConfigurationException | DataException e) {
            return Optional.empty(); // damaged: nobody knows what its trials were
        }
    }

    /**
     * Keeps the results of those trials alone that an earlier plan had under the same identity.
     *
     * @throws ConfigurationException if another process runs one that is to be removed
     */
    static void clear(PlanFolder folder, Optional<TrialPlan> earlier, TrialPlan now) {
        Map<String, String> ids = new HashMap<>();
        earlier.ifPresent(
                plan -> plan.trials().forEach(trial -> ids.put(trial.folder(), trial.id())));
        for (PlannedTrial trial : now.trials()) {
            TrialFolder own = folder.trial(trial.folder());
            boolean same = trial.id().equals(ids.get(trial.folder()));
            if (!same && own.path().toFile().exists()) {
                try (FolderLock lock = TrialLock.take(own)) {
                    new TrialFiles(own.path()).clear();
                    lock.requireHeld();
                }
            }
        }
    }
}
