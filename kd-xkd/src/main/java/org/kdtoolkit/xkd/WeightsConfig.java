package org.kdtoolkit.xkd;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * The weights of the losses. The loss is the sum of the weighted losses over the sum of the
 * weights; each loss is the mean of that of both modalities. A loss of weight 0 is left out.
 */
public record WeightsConfig(
        @Doc("the weight of the domains' alignment, a mean discrepancy")
                @Default("1")
                @Range(min = 0)
                double alignment,
        @Doc("the weight of the distillation from one modality to the other")
                @Default("1")
                @Range(min = 0)
                double distillation,
        @Doc("the weight of the reconstruction of masked patches") @Default("5") @Range(min = 0)
                double reconstruction) {

    /** Checks that a loss is left that trains. */
    public WeightsConfig {
        if (alignment + distillation + reconstruction <= 0) {
            throw new IllegalArgumentException(
                    "all three weights are 0; expected one above 0 at least");
        }
    }

    /** The published weights. */
    public static WeightsConfig published() {
        return new WeightsConfig(1, 1, 5);
    }

    /** Whether students are compared, with each other or with teachers. */
    boolean compare() {
        return alignment > 0 || distillation > 0;
    }

    /** A weight's part in the loss of one modality. */
    double part(double weight) {
        return weight / (2 * (alignment + distillation + reconstruction));
    }
}
