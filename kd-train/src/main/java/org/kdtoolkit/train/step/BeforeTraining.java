package org.kdtoolkit.train.step;

import java.util.List;

/** What is trained before the training. */
public sealed interface BeforeTraining permits InitialPhases, SchemeStages {

    /**
     * How many epochs come before a training.
     *
     * @param training how many the training has
     */
    int epochs(int training);

    /**
     * What a report must say of it.
     *
     * @param training how many epochs the training has
     */
    List<String> notes(int training);
}
