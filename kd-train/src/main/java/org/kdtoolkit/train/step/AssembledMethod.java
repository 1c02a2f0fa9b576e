package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.optimizer.TrainedWeights;
import org.kdtoolkit.train.optimizer.WeightGroup;

/**
 * A method, and what it must be given at each step.
 *
 * @param method the method
 * @param teachers the names of the teachers that it asks
 * @param studentStages the student's inner feature maps that it reads
 * @param teacherStages each teacher's inner feature maps that it reads; of others none
 * @param labels how it learns from samples without a label in the training itself
 * @param secondView the view of the student's modality in which the student sees each sample a
 *     second time in a step, where an objective asks for that
 * @param initial what is trained before, if anything is
 */
public record AssembledMethod(
        Method method,
        Set<String> teachers,
        Set<String> studentStages,
        Map<String, Set<String>> teacherStages,
        LabelUse labels,
        Optional<String> secondView,
        Optional<InitialPhases> initial) {

    /** A method that reads no inner feature maps. */
    public AssembledMethod(Method method, Set<String> teachers, LabelUse labels) {
        this(method, teachers, Set.of(), Map.of(), labels, Optional.empty(), Optional.empty());
    }

    /** What it reads of one teacher's inner feature maps. */
    Set<String> stagesOf(String teacher) {
        return teacherStages.getOrDefault(teacher, Set.of());
    }

    /**
     * Takes the weights of one side over, the student's or the method's. What comes before the
     * training leaves weights out, and so does what follows; these stay as they are.
     */
    public TrainedWeights trained(List<WeightGroup> groups, NDManager owner) {
        return initial.isPresent()
                ? TrainedWeights.perhapsUnreached(groups, owner)
                : new TrainedWeights(groups, owner);
    }
}
