package org.kdtoolkit.eval.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares methods with a reference, over the seeds that each has in common with it. All that are
 * compared together are one family: their p-values are corrected by Holm's procedure, so that the
 * chance that any difference is called one by accident stays below 5 %. What can't be tested does
 * not count to the family.
 */
public final class Comparisons {

    /** A value that is absent. */
    private static final double UNTESTED = Double.NaN;

    private Comparisons() {}

    /**
     * One method beside the reference.
     *
     * @param verdict what may be said
     * @param leftOut how many seeds of both were left out, as one value is NaN or infinite
     */
    public record Comparison(Verdict verdict, int leftOut) {

        /** The verdict in plain words, with what was left out. */
        public String sentence() {
            return verdict.sentence()
                    + switch (leftOut) {
                        case 0 -> "";
                        case 1 -> "; without 1 seed that has no finite value";
                        default -> "; without " + leftOut + " seeds that have no finite value";
                    };
        }
    }

    /**
     * Compares each method with one of them.
     *
     * @param reference its name
     * @param values each method's value by seed
     * @return the others by name, in the same order
     * @throws IllegalArgumentException if there is no such method
     */
    public static Map<String, Comparison> to(
            String reference, Map<String, Map<Integer, Double>> values, ComparisonRules rules) {
        Map<Integer, Double> first = values.get(reference);
        if (first == null) {
            throw new IllegalArgumentException(
                    "the reference is '%s'; expected one of %s"
                            .formatted(reference, values.keySet()));
        }
        Map<String, Pairs> family = new LinkedHashMap<>();
        values.forEach(
                (method, own) -> {
                    if (!method.equals(reference)) {
                        family.put(method, Pairs.of(first, own));
                    }
                });
        return family(family, rules);
    }

    /**
     * Judges differences that belong to one question, as those of methods at all points of a curve.
     *
     * @param family the differences by what they are of
     * @return the verdicts in the same order
     */
    public static <K> Map<K, Comparison> family(Map<K, Pairs> family, ComparisonRules rules) {
        List<Optional<PairedComparison>> found = new ArrayList<>();
        family.values().forEach(p -> found.add(PairedComparison.of(p.differences(), rules.test())));
        double[] raw =
                found.stream()
                        .mapToDouble(
                                one ->
                                        one.filter(c -> unknown(c, rules).isEmpty())
                                                .map(PairedComparison::pValue)
                                                .orElse(UNTESTED))
                        .toArray();
        double[] corrected = Holm.corrected(raw);
        int tested = Holm.tested(raw);
        Map<K, Comparison> comparisons = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<K, Pairs> one : family.entrySet()) {
            int pairs = one.getValue().differences().size();
            Verdict verdict = verdict(found.get(i), pairs, corrected[i], tested, rules);
            comparisons.put(one.getKey(), new Comparison(verdict, one.getValue().leftOut()));
            i++;
        }
        return comparisons;
    }

    private static Verdict verdict(
            Optional<PairedComparison> found,
            int pairs,
            double corrected,
            int family,
            ComparisonRules rules) {
        if (found.isEmpty()) {
            return new Verdict.Unknown(
                    pairs == 0 ? Verdict.Reason.NO_COMMON_SEED : Verdict.Reason.ONE_SEED,
                    pairs,
                    rules,
                    found);
        }
        PairedComparison comparison = found.get();
        Optional<Verdict.Reason> unknown = unknown(comparison, rules);
        if (unknown.isPresent()) {
            return new Verdict.Unknown(unknown.get(), pairs, rules, found);
        }
        Tested figures = new Tested(comparison, corrected, family, rules);
        if (!(corrected < ComparisonRules.LEVEL)) {
            return new Verdict.NoDifference(figures);
        }
        boolean greater = comparison.difference() > 0;
        return greater == rules.metric().isGreaterBetter()
                ? new Verdict.Better(figures)
                : new Verdict.Worse(figures);
    }

    private static Optional<Verdict.Reason> unknown(
            PairedComparison comparison, ComparisonRules rules) {
        if (comparison.isWithoutSpread()) {
            return comparison.difference() == 0
                    ? Optional.empty()
                    : Optional.of(Verdict.Reason.NO_SPREAD);
        }
        return rules.test() == PairedTestKind.WILCOXON
                        && SignedRanks.leastPValue(comparison.pairs()) >= ComparisonRules.LEVEL
                ? Optional.of(Verdict.Reason.TOO_FEW_FOR_WILCOXON)
                : Optional.empty();
    }
}
