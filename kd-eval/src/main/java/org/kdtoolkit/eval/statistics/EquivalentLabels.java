package org.kdtoolkit.eval.statistics;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * With how many labels plain training is as good as a method is with fewer: where its curve, drawn
 * over label budgets, reaches the method's mean. The curve is a {@link RisingCurve} through the
 * means at the budgets; nothing is said beyond the smallest and the largest of them.
 */
public sealed interface EquivalentLabels {

    /** An interval needs so many seeds: of fewer, even all resamples span less than 95 %. */
    int LEAST_SEEDS = 5;

    /**
     * The curve reaches it, or is known to pass it by.
     *
     * @param labels the number; negative infinity if plain training is better with the smallest
     *     budget already, positive infinity if it is worse with the largest
     * @param interval the 95 % interval; empty if there are fewer than {@link #LEAST_SEEDS} seeds
     * @param seeds how many seeds it is from: those with which plain training has run at each
     *     budget, and the method at its own
     */
    record Found(double labels, Optional<Interval> interval, int seeds)
            implements EquivalentLabels {}

    /**
     * The curve can't tell.
     *
     * @param reason why
     */
    record Unknown(Reason reason) implements EquivalentLabels {}

    /** Why a curve can't tell. */
    enum Reason {
        /** No seed has run plain training at each budget and the method at its own. */
        NO_COMMON_SEED,
        /** There is one budget only, which makes no curve. */
        ONE_BUDGET,
        /** Plain training gets no better with more labels. */
        NOT_RISING
    }

    /**
     * An interval of numbers of labels; its ends may be infinite as {@link Found#labels} may.
     *
     * @param low the lower end
     * @param high the upper end
     */
    record Interval(double low, double high) {}

    /**
     * Reads a number of labels off the curve of plain training.
     *
     * <p>The interval is that of the bootstrap over seeds, which are drawn with all their values,
     * so that what a seed has in common stays in common. Its percentiles are the expanded ones
     * (Hesterberg, What teachers should know about the bootstrap, 2015), which make it as wide as
     * Student's with few seeds. It is the same each time.
     *
     * @param plain the values of plain training by seed at each budget; greater is better
     * @param method the method's values by seed
     */
    static EquivalentLabels of(
            NavigableMap<Integer, Map<Integer, Double>> plain, Map<Integer, Double> method) {
        if (plain.size() < 2) {
            return new Unknown(Reason.ONE_BUDGET);
        }
        List<Integer> seeds =
                method.keySet().stream()
                        .filter(s -> plain.values().stream().allMatch(at -> at.containsKey(s)))
                        .sorted()
                        .toList();
        if (seeds.isEmpty()) {
            return new Unknown(Reason.NO_COMMON_SEED);
        }
        PairedSeeds paired = new PairedSeeds(plain, method, seeds);
        if (!paired.plainRises()) {
            return new Unknown(Reason.NOT_RISING);
        }
        return new Found(
                paired.labels(),
                seeds.size() < LEAST_SEEDS ? Optional.empty() : Optional.of(paired.interval()),
                seeds.size());
    }
}
