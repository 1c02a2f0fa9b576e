package org.kdtoolkit.baselines.ft;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Configures the {@link FtObjective}. Published trainers weight it by 200 to 500.
 *
 * @param rate 0.5 as in the published comparisons
 */
public record FtConfig(
        @Doc(
                        "the stages whose maps are compared, of images; by default the last one of"
                                + " both, as published")
                Optional<StagePairs> stages,
        @Doc("how many channels a factor has for each one of the teacher's map")
                @Default("0.5")
                @Range(min = 0, minIncluded = false)
                double rate,
        @Doc(
                        "what is compared: 'whole' factors, as the paper says, or 'positions',"
                                + " where channels make no difference, as RepDistiller does")
                @Default("whole")
                Factors factors,
        @Doc("the exponent of differences; 1 as published") @Default("1") @Range(min = 1, max = 2)
                int power,
        @Doc(
                        "for how many epochs before the training the paraphraser learns the"
                                + " teacher's maps, without which factors say little; by default an"
                                + " eighth of 'training.epochs', as published")
                @Range(min = 0)
                Optional<Integer> initialEpochs) {

    /** The published values. */
    public static FtConfig published() {
        return new FtConfig(Optional.empty(), 0.5, Factors.WHOLE, 1, Optional.empty());
    }

    /** The stages that are read. */
    StagePairs pairs() {
        return stages.orElseGet(StagePairs::all);
    }
}
