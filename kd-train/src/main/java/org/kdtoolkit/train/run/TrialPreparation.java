package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.trial.Rehearsal;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialListener;

/** What is done before the first trial of an experiment. */
final class TrialPreparation {

    private final ResolvedExperiment experiment;
    private final Teachers teachers;
    private final Rehearsal rehearsal;
    private final OutputFolder output;
    private final BenchmarkPlanner planner;
    private final TrialListener listener;

    @Inject
    TrialPreparation(
            ResolvedExperiment experiment,
            Teachers teachers,
            Rehearsal rehearsal,
            OutputFolder output,
            BenchmarkPlanner planner,
            TrialListener listener) {
        this.experiment = experiment;
        this.teachers = teachers;
        this.rehearsal = rehearsal;
        this.output = output;
        this.planner = planner;
        this.listener = listener;
    }

    /**
     * Sees whether methods fit data, student and teachers, before hours are spent on the others.
     * The teachers come first if some method is known to learn from one; others open them when they
     * look at one.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if a method does not fit
     */
    void rehearse(List<MethodSpec> methods) {
        if (!methods.stream().allMatch(MethodSpec::isWhole)) {
            teachers.open();
        }
        int seed = experiment.config().seeds().get(0);
        methods.forEach(method -> rehearsal.run(method, seed));
    }

    /** Takes the output folder for the experiment, now that its trials can begin. */
    void claim() {
        List<MethodSpec> kept = output.claim(experiment.config());
        if (!kept.isEmpty()) {
            listener.noticed(
                    "the trials of %s stay in the output folder, but not in the leaderboard: this run does not have the method"
                            .formatted(
                                    kept.stream()
                                            .map(MethodSpec::name)
                                            .collect(Collectors.joining(", "))));
        }
        output.folder().write(planner.plan());
    }
}
