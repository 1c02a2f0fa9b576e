package org.kdtoolkit.baselines.map;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Configures the {@link AtLoss}. The published trainer weights it by 1000.
 *
 * @param power 2 as published
 */
public record AtConfig(
        @Doc("the exponent of activations in an attention map") @Default("2") @Range(min = 1)
                double power,
        @Doc("which inner feature maps are compared, 'all' or pairs; by default the last one")
                Optional<StagePairs> stages) {

    /** Compares the last feature maps. */
    public AtConfig(double power) {
        this(power, Optional.empty());
    }
}
