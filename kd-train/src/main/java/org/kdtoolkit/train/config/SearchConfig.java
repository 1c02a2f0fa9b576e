package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/** How the best values of the axes are looked for, on validation samples alone. */
public record SearchConfig(
        @Doc(
                        "how values are chosen: random, grid, asha, which draws as random does and"
                                + " gives up poor ones early, or outside, by 'kd tell'")
                @Default("random")
                SearchStrategy strategy,
        @Doc("how many combinations of values each method may begin, the same for all")
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
        @Doc("decides which values are drawn") @Default("1") long seed,
        @Doc(
                        "of asha: one of so many candidates goes on at each rung, and has so many"
                                + " times the epochs at the next one; by default 4")
                @Range(min = 2, max = 1000)
                Optional<Integer> reduction,
        @Doc(
                        "of asha: the epochs of the first rung, a multiple of 'evaluation.every';"
                                + " by default about a share of the epochs, which is 1 divided by"
                                + " 'reduction' twice")
                @Range(min = 1)
                Optional<Integer> minEpochs) {

    private static final int PUBLISHED_REDUCTION = 4;

    /**
     * One of how many candidates goes on at each rung; 4 (Li et al., section 4) if it isn't set.
     */
    public int factor() {
        return reduction.orElse(PUBLISHED_REDUCTION);
    }

    /**
     * The epochs of the first rung: those that are set, or the whole divided by {@code reduction}
     * twice, rounded.
     *
     * @param whole the epochs of the whole training
     * @param judgedEvery after how many epochs a student is judged: a rung compares what was judged
     */
    public int firstRung(int whole, int judgedEvery) {
        double share = (double) whole / factor() / factor() / judgedEvery;
        return minEpochs.orElse(Math.max(1, (int) Math.round(share)) * judgedEvery);
    }
}
