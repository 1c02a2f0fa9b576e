package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/** How the best values of the axes are looked for, on validation samples alone. */
public record SearchConfig(
        @Doc("how values are chosen: random, grid, or outside, by 'kd tell'") @Default("random")
                SearchStrategy strategy,
        @Doc("how many combinations of values each method may try, the same for all")
                @Default("20")
                @Range(min = 1, max = 100_000)
                int trials,
        @Doc(
                        "the seeds that each combination is averaged over; none of 'seeds', which"
                                + " the final run has")
                @NotEmpty
                @Distinct
                @Range(min = 0, max = Integer.MAX_VALUE)
                List<Integer> seeds,
        @Doc("decides which values are drawn") @Default("1") long seed) {}
