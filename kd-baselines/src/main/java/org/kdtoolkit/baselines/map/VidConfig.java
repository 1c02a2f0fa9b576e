package org.kdtoolkit.baselines.map;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Configures the {@link VidLoss}. The defaults are the published values; the published trainer
 * weights the loss by 1.
 *
 * @param hidden the default is the published choice, but leaves a teacher of few channels hardly a
 *     path through the ReLUs
 */
public record VidConfig(
        @Doc("the variance of every channel before training, more than epsilon")
                @Default("5")
                @Range(min = 0, minIncluded = false)
                double initialVariance,
        @Doc("the least variance") @Default("0.00001") @Range(min = 0, minIncluded = false)
                double epsilon,
        @Doc(
                        "the number of channels between the convolutions; by default as many as"
                                + " the teacher's map has, so give one for a teacher of few")
                @Range(min = 1, max = 65_536)
                Optional<Integer> hidden,
        @Doc("which inner feature maps are compared, 'all' or pairs; by default the last one")
                Optional<StagePairs> stages) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if epsilon is not positive, or the initial variance not
     *     greater, or there is no hidden channel
     */
    public VidConfig {
        if (!(epsilon > 0 && initialVariance > epsilon)) {
            throw new IllegalArgumentException(
                    "the initial variance must be greater than epsilon, and epsilon than 0; found"
                            + " an initial variance of %s and an epsilon of %s"
                                    .formatted(initialVariance, epsilon));
        }
        hidden.ifPresent(VidConfig::requireSome);
    }

    /** Compares the last feature maps. */
    public VidConfig(double initialVariance, double epsilon, Optional<Integer> hidden) {
        this(initialVariance, epsilon, hidden, Optional.empty());
    }

    /** The published values. */
    public static VidConfig published() {
        return new VidConfig(5, 1e-5, Optional.empty());
    }

    private static void requireSome(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException(
                    "the number of hidden channels must be at least 1, found " + channels);
        }
    }
}
