package org.kdtoolkit.report.samples;

import java.util.Arrays;

/**
 * What one trial's student answered, sample by sample.
 *
 * @param method the method's name
 * @param seed the seed
 * @param said the class that it gave most, by the study's samples; -1 where it was not asked
 * @param confidence the probability that it gave that class, by the study's samples
 * @param byClass how well it knows each class, a fraction from 0 to 1: the share of its samples
 *     that were recognised, or the average precision where samples have several classes; NaN where
 *     there is nothing to measure by
 */
public record Replies(String method, int seed, int[] said, float[] confidence, double[] byClass) {

    /** Stands for no answer. */
    public static final int NONE = -1;

    /** Whether it said nothing at all, as a student without a head does. */
    public boolean isSilent() {
        return Arrays.stream(said).allMatch(label -> label == NONE);
    }

    /** What it said of a sample; {@link #NONE} where it was not asked. */
    public int said(int sample) {
        return sample < said.length ? said[sample] : NONE;
    }
}
