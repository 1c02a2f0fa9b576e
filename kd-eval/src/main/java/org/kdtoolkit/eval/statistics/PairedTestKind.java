package org.kdtoolkit.eval.statistics;

/** How it is tested whether the differences of pairs lie about 0. */
public enum PairedTestKind {
    /** Student's paired t-test of the mean, for differences drawn from a normal distribution. */
    T,
    /**
     * Wilcoxon's signed-rank test of the middle, for differences drawn from any symmetric
     * distribution. It needs six seeds at least, and more with several methods: of n seeds, no
     * p-value is under 2 / 2^n.
     */
    WILCOXON
}
