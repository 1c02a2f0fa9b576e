package org.kdtoolkit.train.optimizer;

import java.util.List;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.train.config.ScheduleConfig;

/**
 * {@code torch.optim.lr_scheduler.ReduceLROnPlateau} without cool-down, for a metric that should
 * rise or one that should fall.
 *
 * @param config factor, patience and least factor
 * @param metric which values are better
 */
record PlateauSchedule(ScheduleConfig.Plateau config, Metric metric) {

    /** The factor behind these values of the metric, one a judged epoch. */
    double factor(List<Double> selecting) {
        double factor = 1;
        double best = Double.NaN; // any value is better
        int withoutBetter = 0;
        for (double value : selecting) {
            if (metric.isBetter(value, best, Math.abs(best) * config.threshold())) {
                best = value;
                withoutBetter = 0;
            } else if (++withoutBetter > config.patience()) {
                factor = Math.max(factor * config.factor(), config.minimum());
                withoutBetter = 0;
            }
        }
        return factor;
    }
}
