package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;

/** How the learning rates of both sides change. */
public sealed interface ScheduleConfig {

    /** No change. */
    record Constant() implements ScheduleConfig {}

    /** A factor at each milestone. */
    @OtherNames({"step", "step-lr", "multi-step-lr", "piecewise"})
    record Multistep(
            @Doc("epochs after which the rate is multiplied") @Range(min = 1)
                    List<Integer> milestones,
            @Doc("by what") @Default("0.1") @Range(min = 0, minIncluded = false) double factor)
            implements ScheduleConfig {}

    /** Half a cosine from the first rate to the last. */
    @OtherNames({"cosine-annealing", "cosine-annealing-lr", "cosine-decay"})
    record Cosine(
            @Doc("the last rate as a share of the first") @Default("0") @Range(min = 0, max = 1)
                    double minimum,
            @Doc("whether the rate falls with each step or each epoch") @Default("epoch") Pace by)
            implements ScheduleConfig {

        /** From epoch to epoch. */
        public Cosine(double minimum) {
            this(minimum, Pace.EPOCH);
        }
    }

    /** A factor whenever the metric that selects has not become better for a while. */
    @OtherNames({"reduce-on-plateau", "reduce-lr-on-plateau"})
    record Plateau(
            @Doc("by what the rate is multiplied")
                    @Default("0.1")
                    @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                    double factor,
            @Doc("how many judged epochs without a better value are allowed")
                    @Default("10")
                    @Range(min = 0)
                    int patience,
            @Doc("by what share of the best value a better one must exceed it, or fall short")
                    @Default("0.0001")
                    @Range(min = 0)
                    double threshold,
            @Doc("the least rate as a share of the first") @Default("0") @Range(min = 0, max = 1)
                    double minimum)
            implements ScheduleConfig {}

    /**
     * Any course over all steps or epochs, a warm-up of its own included.
     *
     * @param share what the rate is multiplied by
     */
    record Course(
            @Doc("what the rate is multiplied by over the training")
                    org.kdtoolkit.api.distill.Course share)
            implements ScheduleConfig {}
}
