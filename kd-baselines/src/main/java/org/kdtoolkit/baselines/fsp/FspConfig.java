package org.kdtoolkit.baselines.fsp;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.phase.InitialEpochs;
import org.kdtoolkit.baselines.stage.StagePairs;

/** Configures the {@link FspObjective}. */
public record FspConfig(
        @Doc(
                        "the stages, at least two, of which each is taken with the next; by default"
                                + " all of both, in their order")
                Optional<StagePairs> stages,
        @Doc(
                        "for how many epochs before the training the student learns from nothing"
                                + " else; by default an eighth of 'training.epochs', as published")
                @Range(min = 0)
                Optional<Integer> initialEpochs,
        @Doc("whether the loss is part of the training as well; not as published") @Default("false")
                boolean inTraining) {

    /**
     * Checks that something is learnt.
     *
     * @throws IllegalArgumentException if nothing is
     */
    public FspConfig {
        InitialEpochs.requireSome("fsp", initialEpochs, inTraining);
    }

    /** The published values. */
    public static FspConfig published() {
        return new FspConfig(Optional.empty(), Optional.empty(), false);
    }

    /** The stages that are compared. */
    StagePairs pairs() {
        return stages.orElseGet(StagePairs::all);
    }
}
