package org.kdtoolkit.train.trial;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.predict.ToolkitVersion;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.track.HyperParameters;
import org.kdtoolkit.train.track.Outboxes;
import org.kdtoolkit.train.track.TrackedPoint;

/** Lets trackers listen to trials. */
public final class TrialTracking {

    private final ResolvedExperiment experiment;
    private final Registry registry;
    private final TrackedPoint point;
    private final Set<String> warned = new HashSet<>();

    /**
     * Prepares to track the trials of an experiment.
     *
     * @param experiment tells which trackers there are
     * @param registry finds their providers
     * @param point the point of a sweep that the experiment is
     */
    @Inject
    public TrialTracking(ResolvedExperiment experiment, Registry registry, TrackedPoint point) {
        this.experiment = experiment;
        this.registry = registry;
        this.point = point;
    }

    /**
     * Somebody who is told about a trial, and tells the trackers too.
     *
     * @param listener is told the same, and once of trackers that fail
     * @param folder the trial's
     */
    TrackedListener beside(TrialListener listener, TrialFolder folder) {
        return new TrackedListener(
                listener,
                (method, seed, epochs) ->
                        new Outboxes(
                                experiment.config().tracking(),
                                trial(method, seed, epochs, folder),
                                registry,
                                warning -> warn(listener, warning)));
    }

    /** A server that is down is so for all trials. */
    private void warn(TrialListener listener, String warning) {
        if (warned.add(warning)) {
            listener.noticed(warning);
        }
    }

    private TrackedTrial trial(String method, int seed, int epochs, TrialFolder folder) {
        return new TrackedTrial(
                experiment.config().name(),
                method,
                seed,
                folder.path(),
                ToolkitVersion.text(),
                epochs,
                point.texts(),
                HyperParameters.of(experiment.config(), registry, point, method, seed));
    }
}
