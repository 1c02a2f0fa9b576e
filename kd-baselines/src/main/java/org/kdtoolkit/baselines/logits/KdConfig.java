package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link KdLoss}.
 *
 * @param temperature 4, which later comparisons agree on, is within the 2.5 to 4 that the original
 *     work found best for small students
 */
public record KdConfig(
        @Doc("what logits are divided by before the softmax")
                @Default("4")
                @Range(min = 0, minIncluded = false)
                double temperature) {}
