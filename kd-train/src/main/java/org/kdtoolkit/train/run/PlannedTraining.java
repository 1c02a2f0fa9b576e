package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialListener;

/** Runs one trial of a plan, beside other processes that run others. */
final class PlannedTraining {

    private final ResolvedExperiment experiment;
    private final Teachers teachers;
    private final BenchmarkPlanner planner;
    private final Trials trials;
    private final RunRecord record;
    private final OutputFolder output;
    private final Inputs inputs;
    private final TrialListener listener;

    @Inject
    PlannedTraining(
            ResolvedExperiment experiment,
            Teachers teachers,
            BenchmarkPlanner planner,
            Trials trials,
            RunRecord record,
            OutputFolder output,
            Inputs inputs,
            TrialListener listener) {
        this.experiment = experiment;
        this.teachers = teachers;
        this.planner = planner;
        this.trials = trials;
        this.record = record;
        this.output = output;
        this.inputs = inputs;
        this.listener = listener;
    }

    /**
     * Runs the trial, from its checkpoint where there is one. The teachers come first if any of the
     * methods learns from one, as in a process that runs all trials: each result says how good they
     * are.
     *
     * @param until the epoch after which it pauses; empty to let it run to its end
     * @param planned the hashes of files when the plan was made
     * @return its result; empty if it has paused
     */
    Optional<TrialResult> run(
            MethodSpec method, int seed, OptionalInt until, Map<String, InputHash> planned) {
        if (!experiment.config().methods().stream().allMatch(MethodSpec::isWhole)) {
            teachers.open();
        }
        inputs.hashes().forEach((key, hash) -> compare(key, planned.get(key), hash));
        output.join(experiment.config(), planner::plan);
        return record.during(
                output.folder().trial(method.name(), seed).path(),
                List.of(method.name()),
                List.of(seed),
                () -> trials.goOn(method, seed, until));
    }

    private void compare(String key, InputHash planned, InputHash now) {
        if (planned != null && !planned.equals(now)) {
            listener.noticed(
                    "warning: %s was changed since the plan was made: '%s' had %d bytes with the checksum %.8s, and has %d with %.8s; trials before and after may not be compared"
                            .formatted(
                                    key,
                                    now.name(),
                                    planned.bytes(),
                                    planned.sha256(),
                                    now.bytes(),
                                    now.sha256()));
        }
    }
}
