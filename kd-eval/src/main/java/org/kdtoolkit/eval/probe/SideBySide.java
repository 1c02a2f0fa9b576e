package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.List;

/**
 * Embeddings of several networks side by side, such as those of a video's pictures and of its sound
 * (the feature bank of XKD, Sarkar and Etemad, 2022).
 */
public final class SideBySide {

    private SideBySide() {}

    /**
     * The embeddings of one clip: those of each crop are scaled to length 1, the mean over a
     * network's crops is taken, which is not scaled again, and the networks' are put one after the
     * other.
     *
     * @param crops of each network, [crops, D], at least one crop
     * @return [the sum of the widths]
     */
    public static double[] of(List<double[][]> crops) {
        return crops.stream()
                .map(
                        ofOne ->
                                ClipMean.of(
                                        Arrays.stream(ofOne)
                                                .map(UnitLength::of)
                                                .toArray(double[][]::new)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
