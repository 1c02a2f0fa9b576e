package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** When to stop before the last epoch. */
public record EarlyStoppingConfig(
        @Doc("how many epochs without a rise of the selecting metric are allowed")
                @Default("10")
                @Range(min = 1)
                int patience,
        @Doc("what counts as a rise") @Default("0") @Range(min = 0) double minimumRise) {

    /**
     * Whether to stop now.
     *
     * @param values the selecting metric after each epoch; there is one
     */
    public boolean stopsAfter(List<Double> values) {
        int best = EpochSelection.Best.best(values, minimumRise);
        return values.size() - 1 - best >= patience;
    }
}
