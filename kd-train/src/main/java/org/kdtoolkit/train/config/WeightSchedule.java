package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.TrainingMoment;

/** How the weight of an objective changes from epoch to epoch. */
public sealed interface WeightSchedule {

    /** What the weight is multiplied by at a moment: not negative. */
    double factor(TrainingMoment moment);

    /** No change. */
    record Constant() implements WeightSchedule {
        @Override
        public double factor(TrainingMoment moment) {
            return 1;
        }
    }

    /** A straight rise to the full weight: min(epoch / epochs, 1). */
    record WarmUp(@Doc("the first epoch with the full weight") @Range(min = 1) int epochs)
            implements WeightSchedule {
        @Override
        public double factor(TrainingMoment moment) {
            return Math.min((double) moment.epoch() / epochs, 1);
        }
    }

    /** Half a cosine from the full weight in the first epoch to the least one in the last. */
    record Cosine(
            @Doc("the last epoch's weight as a share of the full one")
                    @Default("0")
                    @Range(min = 0, max = 1)
                    double minimum)
            implements WeightSchedule {
        @Override
        public double factor(TrainingMoment moment) {
            double progress = (moment.epoch() - 1.0) / Math.max(1, moment.epochs() - 1);
            return minimum + (1 - minimum) * (1 + Math.cos(Math.PI * progress)) / 2;
        }
    }

    /**
     * A factor at each milestone.
     *
     * @param factor more than 1 raises the weight
     */
    record Step(
            @Doc("epochs after which the weight is multiplied") @Range(min = 1)
                    List<Integer> milestones,
            @Doc("by what") @Default("0.1") @Range(min = 0) double factor)
            implements WeightSchedule {
        @Override
        public double factor(TrainingMoment moment) {
            long passed = milestones.stream().filter(epoch -> epoch < moment.epoch()).count();
            return Math.pow(factor, passed);
        }
    }
}
