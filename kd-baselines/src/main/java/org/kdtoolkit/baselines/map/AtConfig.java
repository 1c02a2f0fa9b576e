package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link AtLoss}. The published trainer weights it by 1000.
 *
 * @param power 2 as published
 */
public record AtConfig(
        @Doc("the exponent of activations in an attention map") @Default("2") @Range(min = 1)
                double power) {}
