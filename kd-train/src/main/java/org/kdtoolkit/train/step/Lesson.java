package org.kdtoolkit.train.step;

import java.util.Optional;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.TrainingMoment;

/** How the loss terms of a batch come about. */
public sealed interface Lesson permits InitialLesson, MethodLesson, SchemeLesson {

    /**
     * What a batch leaves besides gradients.
     *
     * @param losses the terms, weighted; their manager is the batch's
     * @param culprit says what came in with the batch and is not finite, if that is known
     */
    record Learnt(Losses losses, Supplier<Optional<String>> culprit) {}

    /**
     * Computes the terms of a batch, and leaves their gradients with the weights.
     *
     * @param readings hears what is said of single samples
     */
    Learnt learn(Batch batch, TrainingMoment moment, ReadingListener readings);

    /** Hears of an update of the weights. */
    default void afterUpdate(TrainingMoment moment) {}

    /** Hears of the end of a step, while its arrays are still there. */
    void afterStep();
}
