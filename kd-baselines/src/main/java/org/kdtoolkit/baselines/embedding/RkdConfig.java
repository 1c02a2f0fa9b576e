package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link RkdLoss}; the defaults are the weights of the paper's
 * experiments on classification.
 */
public record RkdConfig(
        @Doc("the weight of the distances between samples") @Default("25") @Range(min = 0)
                double distanceWeight,
        @Doc("the weight of the angles between three samples; their memory grows as batch-size³")
                @Default("50")
                @Range(min = 0)
                double angleWeight) {}
