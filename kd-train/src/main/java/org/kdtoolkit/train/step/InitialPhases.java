package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.train.config.LabelUse;

/**
 * What objectives of a method ask to be trained before the training. Their phases begin together;
 * each ends after epochs of its own.
 */
public final class InitialPhases implements BeforeTraining {

    private final List<TeacherPath> paths;
    private final List<WeightedObjective> objectives;
    private final Set<String> studentStages;
    private final Map<String, Set<String>> teacherStages;
    private final LabelUse labels;

    /**
     * Puts phases together.
     *
     * @param paths of all teachers that the method reads, without filters
     * @param objectives those that ask for a phase
     * @param studentStages the student's inner feature maps that they read
     * @param teacherStages each teacher's inner feature maps that they read
     * @param labels how they learn from samples without a label
     */
    InitialPhases(
            List<TeacherPath> paths,
            List<WeightedObjective> objectives,
            Set<String> studentStages,
            Map<String, Set<String>> teacherStages,
            LabelUse labels) {
        this.paths = List.copyOf(paths);
        this.objectives = List.copyOf(objectives);
        this.studentStages = studentStages;
        this.teacherStages = teacherStages;
        this.labels = labels;
    }

    @Override
    public Optional<LabelUse> labels() {
        return Optional.of(labels);
    }

    @Override
    public int epochs(int training) {
        return objectives.stream()
                .mapToInt(objective -> phase(objective).epochs(training))
                .max()
                .orElse(0);
    }

    /** Phases begin together. */
    @Override
    public List<Integer> beginnings(int training) {
        return List.of(1);
    }

    /**
     * Whether the student is trained in one of these epochs.
     *
     * @param epoch counted from 1
     * @param training how many epochs the training has
     */
    boolean trainsStudent(int epoch, int training) {
        return objectives.stream()
                .map(InitialPhases::phase)
                .anyMatch(phase -> phase.trainsStudent() && epoch <= phase.epochs(training));
    }

    /**
     * What adds the losses.
     *
     * @param training how many epochs the training has
     */
    AssembledMethod method(int training) {
        List<WeightedObjective> losses =
                objectives.stream()
                        .map(
                                one ->
                                        one.unweighted(
                                                new PhaseLosses(
                                                        one.objective(), phase(one), training)))
                        .toList();
        return new AssembledMethod(
                new ComposedMethod(paths, losses),
                paths.stream().map(TeacherPath::teacher).collect(Collectors.toSet()),
                studentStages,
                teacherStages,
                labels,
                Optional.empty(),
                Optional.empty());
    }

    /** The losses of a phase, behind which its objective hears of the ends of steps. */
    private record PhaseLosses(Objective objective, InitialPhase phase, int training)
            implements Objective {

        @Override
        public Losses evaluate(ObjectiveStep step) {
            return step.moment().epoch() <= phase.epochs(training)
                    ? phase.losses(step)
                    : Losses.none();
        }

        @Override
        public void afterStep() {
            objective.afterStep();
        }
    }

    private static InitialPhase phase(WeightedObjective objective) {
        return objective.phase().orElseThrow();
    }

    @Override
    public List<String> notes(int training) {
        int epochs = epochs(training);
        if (epochs == 0) {
            return List.of();
        }
        String who = trainsStudent(1, training) ? "the student" : "the distiller";
        return List.of(
                "%d initial epoch%s trained %s before the training; the seconds include that"
                        .formatted(epochs, epochs == 1 ? "" : "s", who));
    }
}
