package org.kdtoolkit.eval.statistics;

/**
 * A comparison that was tested together with others.
 *
 * @param comparison its figures
 * @param corrected its p-value after Holm's correction, at most 1
 * @param family how many comparisons were tested together
 * @param rules how
 */
public record Tested(
        PairedComparison comparison, double corrected, int family, ComparisonRules rules) {}
