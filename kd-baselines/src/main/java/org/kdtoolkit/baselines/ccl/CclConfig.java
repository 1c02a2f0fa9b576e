package org.kdtoolkit.baselines.ccl;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link CclObjective}. The defaults are the published values for an audio teacher.
 *
 * @param jsdWeight 0 leaves the divergence out
 */
public record CclConfig(
        @Doc(
                        "what the cosines of the contrasts are divided by; published: 0.5 for an"
                                + " audio teacher, 0.1 for an image teacher")
                @Default("0.5")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc("the weight of the divergence of class probabilities") @Default("0.5") @Range(min = 0)
                double jsdWeight,
        @Doc("whether both embeddings are brought to length 1 before they are composed")
                @Default("true")
                boolean normalize) {

    /** The published values for an audio teacher. */
    public static CclConfig audio() {
        return new CclConfig(0.5, 0.5, true);
    }

    /** The published values for an image teacher. */
    public static CclConfig image() {
        return new CclConfig(0.1, 0.5, true);
    }
}
