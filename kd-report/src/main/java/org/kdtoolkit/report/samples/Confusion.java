package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often samples of one class are taken for another, all seeds of a method together.
 *
 * @param counts [C, C] answers; the row is the sample's class, the column what was said
 */
public record Confusion(long[][] counts) {

    /** Two classes of which one is taken for the other. */
    public record Pair(int truth, int said, long count, double share) {}

    /** Counts the answers of some trials; of samples with exactly one class. */
    public static Confusion of(SampleStudy study, List<Replies> trials) {
        int classes = study.classes().size();
        long[][] counts = new long[classes][classes];
        for (Replies trial : trials) {
            for (int i = 0; i < study.ids().size(); i++) {
                if (trial.said(i) != Replies.NONE && study.truth().get(i).length == 1) {
                    counts[study.truth().get(i)[0]][trial.said(i)]++;
                }
            }
        }
        return new Confusion(counts);
    }

    /** The share of a class's answers that name another; NaN if there is none of it. */
    public double share(int truth, int said) {
        long all = 0;
        for (long count : counts[truth]) {
            all += count;
        }
        return all == 0 ? Double.NaN : (double) counts[truth][said] / all;
    }

    /** The most confused pairs of different classes, the greatest share first. */
    public List<Pair> worst(int most) {
        List<Pair> pairs = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int said = 0; said < counts.length; said++) {
                if (said != truth && counts[truth][said] > 0) {
                    pairs.add(new Pair(truth, said, counts[truth][said], share(truth, said)));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::share)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Pair::count).reversed())
                        .thenComparingInt(Pair::truth)
                        .thenComparingInt(Pair::said));
        return List.copyOf(pairs.subList(0, Math.min(most, pairs.size())));
    }
}
