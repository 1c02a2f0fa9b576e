package org.kdtoolkit.eval.metrics;

import java.util.Arrays;

/** How well a figure tells two groups of samples apart. */
public final class Separation {

    private Separation() {}

    /**
     * The area under the ROC curve: the share of all pairs of one sample from each group in which
     * the first group's figure is the greater one; a tie counts half. 0.5 tells nothing, 0 tells as
     * much as 1.
     *
     * @param first finite figures
     * @param second finite figures
     * @return from 0 to 1; NaN if a group is empty
     */
    public static double areaUnderCurve(float[] first, float[] second) {
        float[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        boolean[] positive = new boolean[all.length];
        Arrays.fill(positive, 0, first.length, true);
        return ClassCurve.of(all, positive).areaUnderCurve();
    }
}
