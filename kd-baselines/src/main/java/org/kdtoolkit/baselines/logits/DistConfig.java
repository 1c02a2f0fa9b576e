package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link DistLoss}; the defaults are those of the published loss.
 */
public record DistConfig(
        @Doc("the weight of the correlation of each sample's class probabilities")
                @Default("1")
                @Range(min = 0)
                double beta,
        @Doc("the weight of the correlation of each class's probabilities over the batch")
                @Default("1")
                @Range(min = 0)
                double gamma,
        @Doc("what logits are divided by before the softmax")
                @Default("1")
                @Range(min = 0, minIncluded = false)
                double temperature) {}
