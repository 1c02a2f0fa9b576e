package org.kdtoolkit.teachers.check;

import java.util.Arrays;
import java.util.List;

/**
 * How often a teacher's choices are right.
 *
 * @param right of how many samples
 * @param samples how many have a label
 * @param chance the share that would be right if the same choices were dealt out at random
 */
record Hits(int right, int samples, double chance) {

    /** Of samples with labels. */
    static Hits of(int[] choices, List<int[]> labels, int classes) {
        int right = 0;
        int samples = 0;
        double[] chosen = new double[classes];
        double[] labelled = new double[classes];
        for (int i = 0; i < choices.length; i++) {
            if (labels.get(i).length > 0) {
                samples++;
                right += Arrays.binarySearch(labels.get(i), choices[i]) >= 0 ? 1 : 0;
                chosen[choices[i]]++;
                for (int label : labels.get(i)) {
                    labelled[label]++;
                }
            }
        }
        double chance = 0;
        for (int label = 0; label < classes; label++) {
            chance += chosen[label] * labelled[label] / Math.max(1.0, (double) samples * samples);
        }
        return new Hits(right, samples, Math.min(1, chance));
    }

    double share() {
        return (double) right / samples;
    }

    /** The odds of so many or more by chance. */
    double oddsByChance() {
        return new Binomial(samples, chance).atLeast(right);
    }
}
