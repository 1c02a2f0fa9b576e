package org.kdtoolkit.mnf;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link MnfFilter}. The defaults are the published values; a loss of weight 0 is
 * left out.
 */
public record MnfConfig(
        @Doc("the number of attention heads, a divisor of the student's width")
                @Default("2")
                @Range(min = 1, max = 1024)
                int heads,
        @Doc("the weight of the filter's class loss") @Default("1") @Range(min = 0)
                double classWeight,
        @Doc("the weight of the gate norm") @Default("0.001") @Range(min = 0) double gateNormWeight,
        @Doc(
                        "which of the gate's two weight matrices the norm is of: the last alone, as"
                                + " published, or both")
                @Default("published")
                GateNorm gateNorm,
        @Doc("the weight of the triplet loss") @Default("1") @Range(min = 0) double tripletWeight,
        @Doc("the margin of the triplet loss, a difference of cosines")
                @Default("0.2")
                @Range(min = 0, max = 2)
                double margin) {

    /** The published values. */
    public static MnfConfig published() {
        return new MnfConfig(2, 1, 0.001, GateNorm.PUBLISHED, 1, 0.2);
    }

    /** Whether a loss is of the labelled samples alone. */
    boolean readsLabels() {
        return classWeight > 0;
    }
}
