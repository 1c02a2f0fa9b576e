package org.kdtoolkit.eval.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Methods ranked over several data sets (Demšar, Statistical comparisons of classifiers over
 * multiple data sets, JMLR 2006): the average ranks R_j of k methods over N data sets, 1 the best,
 * equal values share the mean of their ranks.
 *
 * <pre>
 * Friedman:          χ² = 12 N / (k (k + 1)) (Σ R_j² - k (k + 1)² / 4),   k - 1 degrees of freedom
 * Iman and Davenport: F = (N - 1) χ² / (N (k - 1) - χ²),   k - 1 and (k - 1)(N - 1)
 * Nemenyi:           CD = q sqrt(k (k + 1) / (6 N))
 * </pre>
 *
 * <p>χ² is not corrected for ties, as in that paper, which makes it cautious where there are many.
 * q is the 95 % point of the studentised range of k normal values, divided by sqrt(2).
 *
 * @param methods their names
 * @param ranks the rank of each method on each data set, [N][k]
 * @param averages the average rank of each method
 * @param friedman χ²
 * @param friedmanP the p-value of χ²
 * @param imanDavenport F; infinite if all data sets rank the methods alike
 * @param imanDavenportP the p-value of F; where it is infinite, the chance of one order in all data
 *     sets
 * @param criticalDifference two methods whose average ranks are that far apart or farther differ
 */
public record Ranking(
        List<String> methods,
        List<List<Double>> ranks,
        List<Double> averages,
        double friedman,
        double friedmanP,
        double imanDavenport,
        double imanDavenportP,
        double criticalDifference) {

    /** Copies the lists. */
    public Ranking {
        methods = List.copyOf(methods);
        ranks = ranks.stream().map(List::copyOf).toList();
        averages = List.copyOf(averages);
    }

    /**
     * Ranks methods.
     *
     * @param methods their names; at least two
     * @param values the value of each method on each data set, [N][k]; finite, N at least 2
     * @param greaterIsBetter whether the greatest value has rank 1; otherwise the least one has
     * @throws IllegalArgumentException if there are fewer, or a value is missing or not finite
     */
    public static Ranking of(
            List<String> methods, List<List<Double>> values, boolean greaterIsBetter) {
        int k = methods.size();
        int n = values.size();
        if (k < 2 || n < 2) {
            throw new IllegalArgumentException(
                    "expected two methods and two data sets at least, found %d and %d"
                            .formatted(k, n));
        }
        values.forEach(row -> check(row, k));
        List<List<Double>> ranks = values.stream().map(row -> ranks(row, greaterIsBetter)).toList();
        List<Double> averages =
                IntStream.range(0, k)
                        .mapToObj(j -> ranks.stream().mapToDouble(row -> row.get(j)).sum() / n)
                        .toList();
        double squares = averages.stream().mapToDouble(rank -> rank * rank).sum();
        double friedman =
                Math.max(0, 12.0 * n / (k * (k + 1)) * (squares - k * (k + 1) * (k + 1) / 4.0));
        double rest = n * (k - 1) - friedman;
        boolean alike = rest <= 1e-9 * n * k;
        double f = alike ? Double.POSITIVE_INFINITY : (n - 1) * friedman / rest;
        return new Ranking(
                methods,
                ranks,
                averages,
                friedman,
                1 - new ChiSquaredDistribution(k - 1).cumulativeProbability(friedman),
                f,
                alike
                        ? chanceOfOneOrder(k, n)
                        : 1
                                - new FDistribution(k - 1, (k - 1.0) * (n - 1))
                                        .cumulativeProbability(f),
                StudentizedRange.quantile(k, 1 - ComparisonRules.LEVEL)
                        / Math.sqrt(2)
                        * Math.sqrt(k * (k + 1) / (6.0 * n)));
    }

    /**
     * With which probability methods that are all alike are ranked in one order by all data sets: F
     * is infinite then, and its distribution says nothing with so few of them.
     */
    private static double chanceOfOneOrder(int methods, int dataSets) {
        double orders =
                LongStream.rangeClosed(1, methods).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
        return Math.pow(orders, 1 - dataSets);
    }

    private static void check(List<Double> row, int k) {
        if (row.size() != k || !row.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "expected a finite value of each of the %d methods, found %s"
                            .formatted(k, row));
        }
    }

    private static List<Double> ranks(List<Double> row, boolean greaterIsBetter) {
        Double[] ranks = new Double[row.size()];
        Arrays.setAll(
                ranks,
                j -> {
                    double own = row.get(j);
                    long better =
                            row.stream().filter(v -> greaterIsBetter ? v > own : v < own).count();
                    long equal = row.stream().filter(v -> v == own).count();
                    return better + (equal + 1) / 2.0;
                });
        return Arrays.asList(ranks);
    }

    /** The number of data sets N. */
    public int dataSets() {
        return ranks.size();
    }

    /** Whether Iman and Davenport's test shows that not all methods are alike. */
    public boolean showsDifferences() {
        return imanDavenportP < ComparisonRules.LEVEL;
    }

    /** The methods' numbers, the best average rank first. */
    public List<Integer> order() {
        return IntStream.range(0, methods.size())
                .boxed()
                .sorted(Comparator.comparing(averages::get))
                .toList();
    }

    /**
     * The largest groups of methods none of which differ by Nemenyi's test, as a critical
     * difference diagram joins them by bars.
     *
     * @return numbers of methods, the best first; two or more in each
     */
    public List<List<Integer>> groups() {
        List<Integer> order = order();
        List<List<Integer>> groups = new ArrayList<>();
        int covered = 0;
        for (int first = 0; first < order.size(); first++) {
            int end = first + 1;
            while (end < order.size()
                    && averages.get(order.get(end)) - averages.get(order.get(first))
                            < criticalDifference) {
                end++;
            }
            if (end - first > 1 && end > covered) {
                groups.add(List.copyOf(order.subList(first, end)));
                covered = end;
            }
        }
        return groups;
    }
}
