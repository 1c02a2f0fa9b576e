package org.kdtoolkit.eval.statistics;

import java.util.OptionalInt;

/**
 * How sure seeds are to show a difference by Student's paired t-test, whose statistic then follows
 * the non-central t-distribution. The deviation of the differences is taken from the sample, and
 * the level is what Holm's correction asks of the least of the family's p-values, 0.05 divided by
 * their number, so that the power is at least the one told. With Wilcoxon's test it takes 3/π times
 * the power's seeds (its efficiency beside Student's on normal differences), and never fewer than
 * can get below the level at all.
 */
public final class Power {

    /** Nobody runs more seeds than that. */
    public static final int MOST_SEEDS = 1000;

    private final Tested figures;

    Power(Tested figures) {
        this.figures = figures;
    }

    /**
     * How many seeds would show a difference with 80 % power.
     *
     * @param difference above 0, in the metric's numbers
     * @return empty if it takes more than {@link #MOST_SEEDS}
     */
    public OptionalInt seedsFor(double difference) {
        if (of(difference, MOST_SEEDS) < ComparisonRules.POWER) {
            return OptionalInt.empty();
        }
        int tooFew = 1;
        int enough = 2;
        while (of(difference, enough) < ComparisonRules.POWER) {
            tooFew = enough;
            enough = Math.min(MOST_SEEDS, 2 * enough);
        }
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (of(difference, middle) < ComparisonRules.POWER) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalInt.of(enough);
    }

    /** The smallest difference that the seeds at hand would have shown with 80 % power. */
    public double smallest() {
        int pairs = figures.comparison().pairs();
        double low = 0;
        double high = figures.comparison().deviation();
        while (of(high, pairs) < ComparisonRules.POWER) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-4 * high) {
            double middle = (low + high) / 2;
            if (of(middle, pairs) < ComparisonRules.POWER) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The power of so many seeds.
     *
     * @param difference above 0, in the metric's numbers
     * @param seeds at least 2
     */
    public double of(double difference, int seeds) {
        double level = ComparisonRules.LEVEL / figures.family();
        double effect = difference / figures.comparison().deviation();
        return switch (figures.rules().test()) {
            case T -> NoncentralT.power(effect, seeds, level);
            case WILCOXON ->
                    SignedRanks.leastPValue(seeds) >= level
                            ? 0
                            : NoncentralT.power(effect * Math.sqrt(3 / Math.PI), seeds, level);
        };
    }
}
