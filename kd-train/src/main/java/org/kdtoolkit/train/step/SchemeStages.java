package org.kdtoolkit.train.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.distill.SchemeStage;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.train.config.LabelUse;

/**
 * What a training scheme learns before the training, one stage after the other.
 *
 * @param stages at least one
 */
public record SchemeStages(List<SchemeStage> stages) implements BeforeTraining {

    /** Copies the list. */
    public SchemeStages {
        stages = List.copyOf(stages);
    }

    @Override
    public int epochs(int training) {
        return stages.stream().mapToInt(stage -> stage.epochs(training)).sum();
    }

    /** The first epoch of each stage. */
    @Override
    public List<Integer> beginnings(int training) {
        List<Integer> beginnings = new ArrayList<>();
        int first = 1;
        for (SchemeStage stage : stages) {
            beginnings.add(first);
            first += stage.epochs(training);
        }
        return beginnings;
    }

    @Override
    public Optional<LabelUse> labels() {
        return Optional.empty();
    }

    /**
     * The terms of the stage in which a step is taken.
     *
     * @param training how many epochs the training has
     */
    public List<StudentLoss> losses(SchemeStep step, int training) {
        int end = 0;
        for (SchemeStage stage : stages) {
            end += stage.epochs(training);
            if (step.moment().epoch() <= end) {
                return stage.losses(step);
            }
        }
        throw new IllegalArgumentException(
                "expected an epoch to %d, found %s".formatted(end, step.moment()));
    }

    @Override
    public List<String> notes(int training) {
        int epochs = epochs(training);
        return List.of(
                "%d initial epoch%s of %d stage%s came before the training; the seconds include that"
                        .formatted(epochs, s(epochs), stages.size(), s(stages.size())));
    }

    private static String s(int number) {
        return number == 1 ? "" : "s";
    }
}
