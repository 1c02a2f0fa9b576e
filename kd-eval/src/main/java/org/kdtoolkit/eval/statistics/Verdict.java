package org.kdtoolkit.eval.statistics;

import java.util.Optional;

/**
 * What may be said of a method beside the reference. Whether it is better is the metric's sense: of
 * seconds, fewer are better.
 */
public sealed interface Verdict {

    /** The corrected p-value is below 0.05, and the difference is to the good. */
    record Better(Tested figures) implements Verdict {}

    /** The corrected p-value is below 0.05, and the difference is to the bad. */
    record Worse(Tested figures) implements Verdict {}

    /** The test shows no difference, which does not mean that there is none. */
    record NoDifference(Tested figures) implements Verdict {

        /** What the seeds could have shown. */
        public Power power() {
            return new Power(figures);
        }
    }

    /**
     * Nothing can be said.
     *
     * @param reason why
     * @param pairs how many seeds have a finite value of both
     * @param rules how it would have been tested
     * @param comparison the figures, if there are any
     */
    record Unknown(
            Reason reason, int pairs, ComparisonRules rules, Optional<PairedComparison> comparison)
            implements Verdict {}

    /** Why nothing can be said. */
    enum Reason {
        /** No seed has a finite value of both. */
        NO_COMMON_SEED,
        /** One seed says nothing of the spread between seeds. */
        ONE_SEED,
        /** The difference is the same with each seed, and not 0: its spread is not known. */
        NO_SPREAD,
        /** With so few seeds, Wilcoxon's test never gets below the level, whatever they are. */
        TOO_FEW_FOR_WILCOXON
    }

    /** The figures, where there was a test. */
    default Optional<Tested> tested() {
        if (this instanceof Better better) {
            return Optional.of(better.figures());
        }
        if (this instanceof Worse worse) {
            return Optional.of(worse.figures());
        }
        return this instanceof NoDifference none ? Optional.of(none.figures()) : Optional.empty();
    }

    /** The verdict in one word, for programs: better, worse, no-difference, unknown. */
    default String word() {
        if (this instanceof Better) {
            return "better";
        }
        if (this instanceof Worse) {
            return "worse";
        }
        return this instanceof NoDifference ? "no-difference" : "unknown";
    }

    /** The verdict in plain words, such as {@code better: +3.1 points, 95% interval 1.2 to 5.0}. */
    default String sentence() {
        return VerdictSentence.of(this);
    }
}
