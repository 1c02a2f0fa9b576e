package org.kdtoolkit.report.result;

import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * One epoch of one trial; a line of {@code metrics.jsonl}.
 *
 * @param epoch the epoch, the first being 1
 * @param losses the mean of every loss term over the epoch
 * @param learningRates by side: {@code student}, {@code distiller}
 * @param metrics validation metrics
 * @param seconds wall-clock time of the training pass
 * @param evaluationSeconds wall-clock time of the evaluation behind it
 * @param dataWaitSeconds how much of {@code seconds} was spent waiting for batches
 */
public record EpochRecord(
        int epoch,
        Map<String, Double> losses,
        Map<String, Double> learningRates,
        Map<MetricKey, Double> metrics,
        double seconds,
        double evaluationSeconds,
        double dataWaitSeconds) {

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if there can be no such epoch
     */
    public EpochRecord {
        RequiredValues.atLeast(1, "epoch", epoch);
        RequiredValues.atLeast(0, "seconds", seconds);
        RequiredValues.atLeast(0, "evaluation-seconds", evaluationSeconds);
        RequiredValues.atLeast(0, "data-wait-seconds", dataWaitSeconds);
        losses = RequiredValues.mapIfAny("losses", losses);
        learningRates = RequiredValues.mapIfAny("learning-rates", learningRates);
        metrics = RequiredValues.mapIfAny("metrics", metrics);
    }

    /** How much of the training pass was spent waiting for batches, from 0 to 1. */
    public double dataWaitShare() {
        return seconds > 0 ? dataWaitSeconds / seconds : 0;
    }

    /** The same, but as if it had taken no time: what repeating it must give again. */
    EpochRecord timeless() {
        return new EpochRecord(epoch, losses, learningRates, metrics, 0, 0, 0);
    }
}
