package org.kdtoolkit.teachers.check;

import java.util.List;
import java.util.stream.IntStream;

/** How often which class was chosen for samples of which label. */
final class Confusion {

    private final int[][] counts;
    private final int[] samples;
    private final int[] chosen;
    private final int all;

    private Confusion(int[][] counts) {
        this.counts = counts;
        this.samples = IntStream.range(0, counts.length).map(this::row).toArray();
        this.chosen = IntStream.range(0, counts.length).map(this::column).toArray();
        this.all = IntStream.of(samples).sum();
    }

    /** In several subsets together. */
    static Confusion of(List<Evidence> subsets) {
        int classes = subsets.get(0).classes();
        int[][] counts = new int[classes][classes];
        for (Evidence evidence : subsets) {
            int[] choices = evidence.choices();
            for (int i = 0; i < choices.length; i++) {
                for (int label : evidence.labels().get(i)) {
                    counts[label][choices[i]]++;
                }
            }
        }
        return new Confusion(counts);
    }

    int count(int label, int choice) {
        return counts[label][choice];
    }

    /** The share of each choice among the samples of each label; all labels weigh the same. */
    double[][] shares() {
        int classes = counts.length;
        double[][] shares = new double[classes][classes];
        for (int label = 0; label < classes; label++) {
            for (int choice = 0; choice < classes; choice++) {
                shares[label][choice] =
                        (double) counts[label][choice] / Math.max(1, samples[label]);
            }
            // where nothing speaks for another place, a class stays in its own
            shares[label][label] += 1e-6;
        }
        return shares;
    }

    /** The odds of so many or more if choices had nothing to do with labels. */
    double oddsByChance(int label, int choice) {
        return new Binomial(samples[label], (double) chosen[choice] / Math.max(1, all))
                .atLeast(counts[label][choice]);
    }

    private int row(int label) {
        return IntStream.of(counts[label]).sum();
    }

    private int column(int choice) {
        return IntStream.range(0, counts.length).map(label -> counts[label][choice]).sum();
    }
}
