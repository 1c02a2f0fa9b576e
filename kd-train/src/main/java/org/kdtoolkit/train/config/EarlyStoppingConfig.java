package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.eval.Metric;

/** When to stop before the last epoch. */
public record EarlyStoppingConfig(
        @Doc(
                        "how many judged epochs without a better value of the selecting metric are"
                                + " allowed")
                @Default("10")
                @Range(min = 1)
                int patience,
        @OtherNames({"min-delta", "threshold"})
                @Doc("by how much more a value must be better to count")
                @Default("0")
                @Range(min = 0)
                double minimumRise) {

    /**
     * Whether to stop now.
     *
     * @param values the selecting metric after each epoch so far that was judged
     * @param metric which of them are better
     */
    public boolean stopsAfter(List<Double> values, Metric metric) {
        int best = EpochSelection.Best.best(values, metric, minimumRise);
        return values.size() - 1 - best >= patience;
    }
}
