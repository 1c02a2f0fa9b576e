package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link VidLoss}. The defaults are the published values; the published trainer
 * weights the loss by 1.
 *
 * @param initialVariance the variance of every channel before training, more than epsilon
 * @param epsilon the least variance
 */
public record VidConfig(
        @Doc("the variance of every channel before training, more than epsilon")
                @Default("5")
                @Range(min = 0, minIncluded = false)
                double initialVariance,
        @Doc("the least variance") @Default("0.00001") @Range(min = 0, minIncluded = false)
                double epsilon) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if epsilon is not positive, or the initial variance not
     *     greater
     */
    public VidConfig {
        if (!(epsilon > 0 && initialVariance > epsilon)) {
            throw new IllegalArgumentException(
                    "the initial variance must be greater than epsilon, and epsilon than 0; found"
                            + " an initial variance of %s and an epsilon of %s"
                                    .formatted(initialVariance, epsilon));
        }
    }
}
