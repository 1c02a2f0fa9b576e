package org.kdtoolkit.report.result;

/**
 * What a trial cost.
 *
 * @param seconds wall-clock time of the whole trial
 * @param secondsPerEpoch the mean time of a training pass, without evaluation
 * @param parameters how many numbers the student learns
 * @param distillerParameters how many the distiller learns besides; they are not needed afterwards
 */
public record Cost(
        double seconds, double secondsPerEpoch, long parameters, long distillerParameters) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Cost {
        RequiredValues.atLeast(0, "seconds", seconds);
        RequiredValues.atLeast(0, "seconds-per-epoch", secondsPerEpoch);
        RequiredValues.atLeast(0, "parameters", parameters);
        RequiredValues.atLeast(0, "distiller-parameters", distillerParameters);
    }
}
