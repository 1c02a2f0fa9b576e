package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.Updates.Side;

/** All that a trial trains, with its optimisers. */
sealed interface TrialNetworks extends AutoCloseable permits MethodNetworks, SchemeNetworks {

    /** Whether any weight is changed. */
    boolean trains();

    /** The networks that the trial leaves, those that are students first. */
    List<JudgedNetwork> judged();

    /** All that changes, by what stands before its names in a checkpoint. */
    Map<String, StateDict> parts();

    /** What updates the weights, by whose they are. */
    Map<Side, Optimizer> optimizers();

    /** How single gradients are cut before an update. */
    List<WeightClip> clips();

    /** An average of the student's weights, where one is kept. */
    Optional<WeightsAverage> average();

    /** What is trained before the training, if anything is. */
    default Optional<BeforeTraining> initial() {
        return Optional.empty();
    }

    /** How many numbers the students learn. */
    long parameters();

    /** How many numbers are learnt besides, which are not needed afterwards. */
    long otherParameters();

    /** What a report must say of how they begin. */
    List<String> notes();

    /** Owns their arrays. */
    NDManager manager();

    @Override
    default void close() {
        optimizers().values().forEach(Optimizer::close);
        manager().close();
    }
}
