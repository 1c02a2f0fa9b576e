package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.train.config.LabelUse;

/** What is trained before the training. */
public sealed interface BeforeTraining permits InitialPhases, SchemeStages {

    /**
     * How many epochs come before a training.
     *
     * @param training how many the training has
     */
    int epochs(int training);

    /**
     * The epochs in which something begins to be learnt that was not before, the first among them.
     *
     * @param training how many epochs the training has
     */
    List<Integer> beginnings(int training);

    /** How it learns from samples without a label; empty if it goes through all samples alike. */
    Optional<LabelUse> labels();

    /**
     * What a report must say of it.
     *
     * @param training how many epochs the training has
     */
    List<String> notes(int training);
}
