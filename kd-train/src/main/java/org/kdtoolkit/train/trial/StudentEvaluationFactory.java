package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.ResolvedExperiment;

/**
 * Judges students on an experiment's samples, by its tasks. No teacher is asked for that, but for
 * tasks that compare students with one.
 */
public final class StudentEvaluationFactory {

    private final ResolvedExperiment experiment;
    private final StudentFactory students;
    private final BatchPassesFactory passes;
    private final NDManager manager;
    private final TrialEvidence evidence;

    /**
     * Prepares to judge students.
     *
     * @param experiment how they are judged
     * @param students makes them
     * @param passes makes passes through the samples
     * @param teachers whom tasks may compare students with
     * @param manager on whose device students are
     */
    @Inject
    public StudentEvaluationFactory(
            ResolvedExperiment experiment,
            StudentFactory students,
            BatchPassesFactory passes,
            Teachers teachers,
            NDManager manager) {
        this.experiment = experiment;
        this.students = students;
        this.passes = passes;
        this.manager = manager;
        this.evidence = new TrialEvidence(teachers, passes.of(List.of()));
    }

    /**
     * Judges an only student that was trained before.
     *
     * @param network how it is made
     * @param weights gives the student its weights, with a manager for what is made on the way
     * @param subsets on which samples
     */
    public StudentEvaluation.Findings ofTrained(
            NetworkSpec network, BiConsumer<StateDict, NDManager> weights, List<Subset> subsets) {
        try (NDManager own = manager.newSubManager()) {
            Backbone student = students.make(network, own);
            weights.accept(student.state(), own);
            JudgedNetwork judged =
                    new JudgedNetwork(
                            Optional.empty(),
                            student,
                            students.modality(),
                            true,
                            Optional.of(network),
                            true);
            return of(judged).on(subsets);
        }
    }

    /**
     * Judges an only student whose weights are in a file.
     *
     * @param subsets on which samples
     * @throws org.kdtoolkit.api.ConfigurationException if the file says that it is of another
     *     network
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read or is of another
     *     network
     */
    public StudentEvaluation.Findings ofWeights(WeightsFile weights, List<Subset> subsets) {
        students.requireSameNetwork(weights);
        return ofTrained(
                students.network(),
                (student, own) ->
                        weights.load(
                                student,
                                own,
                                "'student' must be configured as the network that left these"
                                        + " weights, for the data set's classes"),
                subsets);
    }

    /** Prepares to judge all networks of a trial. */
    TrialEvaluation of(TrialNetworks networks) {
        return new TrialEvaluation(
                networks.judged().stream().map(this::of).toList(),
                new SideBySideEvaluation(experiment.tasksBeside(), evidence));
    }

    /** Prepares to judge a network. */
    StudentEvaluation of(JudgedNetwork judged) {
        return new StudentEvaluation(
                experiment, judged, passes.of(List.of(judged.modality())), evidence);
    }
}
