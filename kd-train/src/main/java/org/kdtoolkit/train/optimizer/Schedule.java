package org.kdtoolkit.train.optimizer;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.train.config.ScheduleConfig;
import org.kdtoolkit.train.config.WarmUpConfig;

/**
 * What the learning rates are multiplied by. A schedule has no state: all it goes by is how the
 * trial went so far, so that a resumed trial continues where it was.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The factor of the next step.
     *
     * @param time how far the training is
     * @param selecting the selecting metric's value after each epoch so far that was judged
     */
    double factor(TrainingTime time, List<Double> selecting);

    /**
     * Creates a schedule. While rates warm up it stands at its beginning, and it has the rest of
     * the training to come to its end, as behind {@code LinearLR} in PyTorch's {@code
     * SequentialLR}; what it does at certain epochs it does at these.
     *
     * @param config which
     * @param warmUp how rates rise at the beginning, if they do
     * @param epochs how many epochs there will be
     * @param selecting the metric that selects the epoch, if one does
     * @throws IllegalArgumentException if the schedule goes by a metric, and none selects
     */
    static Schedule of(
            ScheduleConfig config,
            Optional<WarmUpConfig> warmUp,
            int epochs,
            Optional<Metric> selecting) {
        WarmUp warm = new WarmUp(warmUp);
        Schedule behind = of(config, warm, epochs, selecting);
        return (time, values) -> warm.factor(time) * behind.factor(time, values);
    }

    private static Schedule of(
            ScheduleConfig config, WarmUp warm, int epochs, Optional<Metric> selecting) {
        if (config instanceof ScheduleConfig.Constant) {
            return (time, values) -> 1;
        }
        if (config instanceof ScheduleConfig.Multistep multistep) {
            return (time, values) ->
                    Math.pow(
                            multistep.factor(),
                            multistep.milestones().stream()
                                    .filter(milestone -> milestone <= time.epochs())
                                    .count());
        }
        if (config instanceof ScheduleConfig.Cosine cosine) {
            return (time, values) -> {
                double begins = warm.epochs(time);
                double at = time.at(cosine.by());
                double progress = at > begins ? (at - begins) / (epochs - begins) : 0;
                double share = (1 + Math.cos(Math.PI * progress)) / 2;
                return cosine.minimum() + (1 - cosine.minimum()) * share;
            };
        }
        if (config instanceof ScheduleConfig.Course course) {
            return (time, values) -> course.share().at(time.moment(epochs));
        }
        if (config instanceof ScheduleConfig.Plateau plateau) {
            PlateauSchedule schedule =
                    new PlateauSchedule(
                            plateau,
                            selecting.orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no metric selects the epoch")));
            return (time, values) -> schedule.factor(values);
        }
        throw new IllegalArgumentException("no schedule for " + config);
    }
}
