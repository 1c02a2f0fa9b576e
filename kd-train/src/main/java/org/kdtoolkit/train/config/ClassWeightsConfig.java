package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/**
 * What the class loss of each class is multiplied by. Of several labels a sample, it is what a
 * label that is there counts for, beside 1 for one that is not.
 */
public sealed interface ClassWeightsConfig {

    /**
     * Rare classes weigh more, so that all count alike: n / (classes * n of the class), of the
     * training samples with labels; of several labels, as many as are without it for each that has
     * it.
     */
    record Balanced() implements ClassWeightsConfig {}

    /** A weight for each class, in the order of the classes. */
    record Listed(
            @Doc("one for each class, in the order of the classes")
                    @NotEmpty
                    @Range(min = 0, minIncluded = false)
                    List<Double> weights)
            implements ClassWeightsConfig {}

    /** Weights of some classes. */
    record Named(
            @Doc("by the classes' names; others weigh 1")
                    @NotEmpty
                    @Range(min = 0, minIncluded = false)
                    Map<String, Double> weights)
            implements ClassWeightsConfig {}
}
