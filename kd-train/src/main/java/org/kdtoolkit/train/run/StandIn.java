package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.trial.TrialFiles;

/** A trial's results where it stands for another cell that comes out the same. */
final class StandIn {

    private static final String OF_RATES =
            "no corrupted teacher has a part in it, so it ran at one rate and stands for all";

    private static final String OF_POINTS =
            "it comes out the same wherever only what it does not use differs, so it ran once and"
                    + " stands for all of these";

    private StandIn() {}

    /**
     * Copies a trial's results, if it has any.
     *
     * @param twin the trial
     * @param own where they go
     * @param teacher the metrics of the teachers of that cell, which may differ
     * @return the result there
     */
    static Optional<TrialResult> copy(
            Twins.Twin twin, TrialFolder own, Map<MetricKey, Double> teacher) {
        Optional<TrialResult> result = twin.folder().result();
        if (result.isEmpty()) {
            return Optional.empty();
        }
        TrialResult here = here(result.get(), twin.trial(), teacher);
        TrialFolder part =
                new TrialFolder(own.path().resolveSibling(own.path().getFileName() + ".part"));
        TrialFiles copy = new TrialFiles(part.path());
        copy.copyOf(twin.folder().path());
        part.write(here);
        copy.moveTo(own.path());
        return Optional.of(here);
    }

    /** The result that stands for a cell. */
    static TrialResult here(
            TrialResult result, PlannedTrial trial, Map<MetricKey, Double> teacher) {
        List<String> notes = new ArrayList<>(result.notes());
        String note = note(trial);
        if (!notes.contains(note)) {
            notes.add(note);
        }
        if (result instanceof TrialResult.Done done) {
            return new TrialResult.Done(
                    done.method(),
                    done.seed(),
                    done.metrics(),
                    done.selectedEpoch(),
                    done.last(),
                    done.averaged(),
                    teacher,
                    done.cost(),
                    done.reEstimatedBatchNorm(),
                    done.skippedSamples(),
                    notes,
                    done.files(),
                    done.samples());
        }
        TrialResult.Failed failed = (TrialResult.Failed) result;
        return new TrialResult.Failed(
                failed.method(), failed.seed(), failed.error(), failed.seconds(), notes);
    }

    /** Of data, labels and rates, none but a rate leaves any trial as it is. */
    private static String note(PlannedTrial trial) {
        Set<String> others = new TreeSet<>(trial.point().keySet());
        boolean rates = others.remove(SweepPoint.RATE);
        others.remove(SweepPoint.FOLD);
        SweepPoint.BUDGETS.forEach(others::remove);
        return rates && others.isEmpty() ? OF_RATES : OF_POINTS;
    }
}
