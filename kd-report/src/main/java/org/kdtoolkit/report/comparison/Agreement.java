package org.kdtoolkit.report.comparison;

/**
 * How two trials answered to the same samples of one class each.
 *
 * @param same how many got the same class from both
 * @param onlyA how many the first alone had right
 * @param onlyB how many the second alone had right
 * @param pValue McNemar's exact two-sided p-value against both being right equally often; it knows
 *     of the scatter between samples alone, not of that between seeds
 */
public record Agreement(int same, int onlyA, int onlyB, double pValue) {}
