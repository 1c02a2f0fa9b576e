package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link DkdLoss}. The defaults are those of the published trainer,
 * which overrides beta for some pairs of networks, such as 2 for a ResNet-56 and a ResNet-20: it is
 * worth a search. That trainer also lets the weight of the whole loss rise from 0 to 1 over the
 * first 20 epochs, which is for the objective's {@code weight} to say.
 *
 * @param standardize makes it {@link StandardizedLogits}
 */
public record DkdConfig(
        @Doc("the weight of the divergence on the sample's own class against the rest")
                @Default("1")
                @Range(min = 0)
                double alpha,
        @Doc("the weight of the divergence among the other classes") @Default("8") @Range(min = 0)
                double beta,
        @Doc("what logits are divided by before the softmax")
                @Default("4")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc(
                        "whether each sample's logits are brought to mean 0 and deviation 1 before"
                                + " the temperature, on both sides (Sun et al., 2024); published"
                                + " with a temperature of 2 and a weight of 9")
                @Default("false")
                boolean standardize) {}
