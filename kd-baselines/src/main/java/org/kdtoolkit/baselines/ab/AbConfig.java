package org.kdtoolkit.baselines.ab;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.phase.InitialEpochs;
import org.kdtoolkit.baselines.stage.StagePairs;

/** Configures the {@link AbObjective}. */
public record AbConfig(
        @Doc(
                        "the stages whose maps before the ReLU are compared; by default all of"
                                + " both, in their order")
                Optional<StagePairs> stages,
        @Doc("by how much a neuron of the student is to be active or inactive")
                @Default("1")
                @Range(min = 0)
                double margin,
        @Doc(
                        "how stages weigh: 'halving' gives the last 3/1000 and each one before it"
                                + " half as much as the next, as published; 'equal' gives all 1, as"
                                + " torchdistill does")
                @Default("halving")
                StageWeights stageWeights,
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
    public AbConfig {
        InitialEpochs.requireSome("ab", initialEpochs, inTraining);
    }

    /** The published values. */
    public static AbConfig published() {
        return new AbConfig(Optional.empty(), 1, StageWeights.HALVING, Optional.empty(), false);
    }

    /** The stages that are compared. */
    StagePairs pairs() {
        return stages.orElseGet(StagePairs::all);
    }
}
