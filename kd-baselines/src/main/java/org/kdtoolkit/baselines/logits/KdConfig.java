package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link KdLoss}.
 *
 * @param temperature 4, which later comparisons agree on, is within the 2.5 to 4 that the original
 *     work found best for small students
 * @param standardize makes it {@link StandardizedLogits}
 */
public record KdConfig(
        @Doc("what logits are divided by before the softmax")
                @Default("4")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc(
                        "whether each sample's logits are brought to mean 0 and deviation 1 before"
                            + " the temperature, on both sides (Sun et al., 2024); published with a"
                            + " temperature of 2, a weight of 9 and a class-weight of 0.1")
                @Default("false")
                boolean standardize) {}
