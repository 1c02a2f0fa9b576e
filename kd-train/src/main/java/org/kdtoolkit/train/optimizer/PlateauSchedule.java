package org.kdtoolkit.train.optimizer;

import java.util.List;
import org.kdtoolkit.train.config.ScheduleConfig;

/**
 * {@code torch.optim.lr_scheduler.ReduceLROnPlateau} for a metric that should rise, without
 * cool-down.
 *
 * @param config factor, patience and least factor
 */
record PlateauSchedule(ScheduleConfig.Plateau config) implements Schedule {

    @Override
    public double factor(List<Double> selecting) {
        double factor = 1;
        double best = Double.NEGATIVE_INFINITY;
        int withoutRise = 0;
        for (double value : selecting) {
            if (value > best + Math.abs(best) * config.threshold()
                    || best == Double.NEGATIVE_INFINITY) {
                best = value;
                withoutRise = 0;
            } else if (++withoutRise > config.patience()) {
                factor = Math.max(factor * config.factor(), config.minimum());
                withoutRise = 0;
            }
        }
        return factor;
    }
}
