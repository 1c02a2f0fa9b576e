package org.kdtoolkit.csc;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures the {@link CscObjective}. */
public record CscConfig(
        @Doc(
                        "adaptive: similarity plus threshold, at least the floor;"
                                + " adaptive-published: without a floor, which can be NaN;"
                                + " constant: the threshold")
                @Default("adaptive")
                Scheme temperature,
        @Doc("what is added to the similarity, or the constant temperature")
                @Default("0.07")
                @Range(min = 0, minIncluded = false)
                double threshold,
        @Doc("the least temperature of the scheme 'adaptive'")
                @Default("0.07")
                @Range(min = 0, minIncluded = false)
                double floor) {

    /** How the temperature comes about. */
    public enum Scheme {
        /** {@link Temperature.Adaptive}. */
        ADAPTIVE {
            @Override
            Temperature temperature(double threshold, double floor) {
                return new Temperature.Adaptive(threshold, floor);
            }
        },
        /** {@link Temperature.AdaptivePublished}. */
        ADAPTIVE_PUBLISHED {
            @Override
            Temperature temperature(double threshold, double floor) {
                return new Temperature.AdaptivePublished(threshold);
            }
        },
        /** {@link Temperature.Constant}. */
        CONSTANT {
            @Override
            Temperature temperature(double threshold, double floor) {
                return new Temperature.Constant(threshold);
            }
        };

        abstract Temperature temperature(double threshold, double floor);
    }
}
