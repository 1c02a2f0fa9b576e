package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link PseudoLabelLoss}.
 *
 * @param threshold 0 lets every sample count, as published
 */
public record PseudoLabelConfig(
        @Doc(
                        "how likely the teacher's class must be at least, or with several labels"
                                + " the teacher's yes or no of a class; what is less likely does"
                                + " not count")
                @Default("0")
                @Range(min = 0, max = 1)
                double threshold) {}
