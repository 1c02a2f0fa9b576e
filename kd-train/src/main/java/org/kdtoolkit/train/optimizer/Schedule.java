package org.kdtoolkit.train.optimizer;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.train.config.ScheduleConfig;

/**
 * What the learning rates are multiplied by in an epoch. A schedule has no state: all it goes by is
 * how the trial went so far, so that a resumed trial continues where it was.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The factor of the epoch that follows.
     *
     * @param selecting the selecting metric's value after each epoch so far; as many as there were
     *     epochs
     */
    double factor(List<Double> selecting);

    /**
     * Creates a schedule.
     *
     * @param config which
     * @param epochs how many epochs there will be
     * @param selecting the metric that selects the epoch, if one does
     * @throws IllegalArgumentException if the schedule goes by a metric, and none selects
     */
    static Schedule of(ScheduleConfig config, int epochs, Optional<Metric> selecting) {
        if (config instanceof ScheduleConfig.Constant) {
            return values -> 1;
        }
        if (config instanceof ScheduleConfig.Multistep multistep) {
            return values ->
                    Math.pow(
                            multistep.factor(),
                            multistep.milestones().stream()
                                    .filter(milestone -> milestone <= values.size())
                                    .count());
        }
        if (config instanceof ScheduleConfig.Cosine cosine) {
            return values -> {
                double progress = (double) values.size() / epochs;
                double share = (1 + Math.cos(Math.PI * progress)) / 2;
                return cosine.minimum() + (1 - cosine.minimum()) * share;
            };
        }
        if (config instanceof ScheduleConfig.Plateau plateau) {
            return new PlateauSchedule(
                    plateau,
                    selecting.orElseThrow(
                            () -> new IllegalArgumentException("no metric selects the epoch")));
        }
        throw new IllegalArgumentException("no schedule for " + config);
    }
}
