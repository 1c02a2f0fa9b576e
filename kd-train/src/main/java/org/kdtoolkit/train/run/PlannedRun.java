package org.kdtoolkit.train.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.SavedEpochs;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialListener;

/** Runs one trial of a plan by its number. */
public final class PlannedRun {

    private final PlanFolder folder;
    private final Registry registry;
    private final TrialListener listener;

    /**
     * Prepares to run trials of a plan.
     *
     * @param folder the plan's folder
     * @param registry finds providers
     * @param listener is told how the trial gets on
     */
    public PlannedRun(PlanFolder folder, Registry registry, TrialListener listener) {
        this.folder = folder;
        this.registry = registry;
        this.listener = listener;
    }

    /**
     * What came of a trial.
     *
     * @param result its result; empty if it has paused where the plan says so
     * @param faults the samples that could not be read
     */
    public record Outcome(Optional<TrialResult> result, List<Faults.Fault> faults) {

        /** Copies the list. */
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Runs a trial, from its checkpoint where there is one. One that is done, and all of whose
     * files are what they were, is left as it is; so is one that has paused where the plan says so.
     *
     * @param number the trial's number in the plan
     * @throws org.kdtoolkit.api.ConfigurationException if there is no such plan or trial, plan or
     *     configuration were changed, another version of the toolkit wrote them, or another process
     *     runs this trial and is not just ending
     * @throws org.kdtoolkit.api.data.DataException if the data can't be used, or results can't be
     *     written
     */
    public Outcome run(int number) {
        TrialPlan plan = folder.readToRun();
        PlannedTrial trial = folder.trial(plan, number);
        TrialFolder own = folder.trial(trial.folder());
        FolderLock lock = TrialLock.await(own);
        try {
            Optional<TrialResult.Done> done = whole(own, trial);
            if (done.isPresent()) {
                lock.close();
                listener.kept(done.get());
                return new Outcome(done.map(result -> result), List.of());
            }
            if (SavedEpochs.reach(own, trial.until())) {
                lock.close();
                return new Outcome(Optional.empty(), List.of());
            }
            return run(plan, trial, lock);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private Optional<TrialResult.Done> whole(TrialFolder own, PlannedTrial trial) {
        Optional<TrialResult.Done> done = own.result().flatMap(TrialResult::done);
        List<String> damage = done.map(new TrialArtifacts(own.path())::damage).orElse(List.of());
        if (damage.isEmpty()) {
            return done;
        }
        listener.noticed(
                "%s: runs again, because %s"
                        .formatted(trial.text(), String.join(", and ", damage)));
        return Optional.empty();
    }

    private Outcome run(TrialPlan plan, PlannedTrial trial, FolderLock lock) {
        ExperimentConfig config = configuration(plan, trial);
        Map<String, InputHash> inputs = new LinkedHashMap<>(plan.inputs());
        inputs.keySet().removeIf(key -> isVaried(key, trial));
        RunOrigin origin = RunOrigin.PLAIN.at(trial.point());
        try (Experiment experiment = Experiment.of(config, registry, listener, origin)) {
            Optional<TrialResult> result = experiment.planned(trial, inputs, lock);
            return new Outcome(result, experiment.faults());
        }
    }

    /** The experiment at the trial's point, with the methods of the plan. */
    private ExperimentConfig configuration(TrialPlan plan, PlannedTrial trial) {
        ExperimentConfig whole =
                new ExperimentLoader(registry)
                        .load(
                                folder.configurationFile(),
                                List.of(output(folder.path())),
                                new ExperimentUse.Training(Optional.of(trial.method())));
        Set<String> methods =
                plan.trials().stream().map(PlannedTrial::method).collect(Collectors.toSet());
        ExperimentConfig planned =
                whole.withMethods(
                        whole.methods().stream()
                                .filter(method -> methods.contains(method.name()))
                                .toList());
        Path at = folder.benchmark(trial.pointFolder()).path().toAbsolutePath().normalize();
        return planned.with(trial.point(), at, registry);
    }

    static String output(Path folder) {
        return "output='%s'".formatted(folder.toAbsolutePath().toString().replace("'", "''"));
    }

    /** What an axis sets differs from what the first point had. */
    private static boolean isVaried(String key, PlannedTrial trial) {
        return trial.point().keySet().stream()
                .anyMatch(
                        axis ->
                                key.equals(axis)
                                        || key.startsWith(axis + ".")
                                        || axis.startsWith(key + "."));
    }
}
