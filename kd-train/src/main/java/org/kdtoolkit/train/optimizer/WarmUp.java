package org.kdtoolkit.train.optimizer;

import java.util.Optional;
import org.kdtoolkit.train.config.WarmUpConfig;

/** What learning rates are multiplied by while they rise: {@code LinearLR} of PyTorch. */
record WarmUp(Optional<WarmUpConfig> config) {

    /** How many epochs it lasts, counted in steps where it was given in these. */
    double epochs(TrainingTime time) {
        return config.map(
                        warm ->
                                warm.epochs()
                                        .map(Integer::doubleValue)
                                        .or(
                                                () ->
                                                        warm.steps()
                                                                .map(
                                                                        steps ->
                                                                                (double) steps
                                                                                        / time
                                                                                                .stepsAnEpoch()))
                                        .orElse(0.0))
                .orElse(0.0);
    }

    double factor(TrainingTime time) {
        double lasts = epochs(time);
        return config.map(
                        warm -> {
                            double at = time.at(warm.by());
                            return at < lasts ? warm.from() + (1 - warm.from()) * at / lasts : 1.0;
                        })
                .orElse(1.0);
    }
}
