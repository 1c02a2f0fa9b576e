package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** When to stop before the last epoch. */
public record EarlyStoppingConfig(
        @Doc("how many epochs without a rise of the selecting metric are allowed")
                @Default("10")
                @Range(min = 1)
                int patience,
        @Doc("what counts as a rise") @Default("0") @Range(min = 0) double minimumRise) {}
