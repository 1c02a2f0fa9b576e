package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/** The mean over the clips of one sample. */
public final class ClipMean {

    private ClipMean() {}

    /**
     * The mean of features, of scores or of probabilities.
     *
     * @param clips [clips, K], at least one
     * @return [K]
     */
    public static double[] of(double[][] clips) {
        double[] mean = new double[clips[0].length];
        for (double[] clip : clips) {
            Arrays.setAll(mean, i -> mean[i] + clip[i]);
        }
        Arrays.setAll(mean, i -> mean[i] / clips.length);
        return mean;
    }
}
