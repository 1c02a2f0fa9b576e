package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.PairedTestKind;

/**
 * How methods are compared.
 *
 * @param reference the method that the others are compared with; for null, the first
 * @param test how the differences of seeds are tested; for null, by Student's t-test
 * @param smallestDifference the smallest difference worth showing, in the primary metric's numbers;
 *     for null, that of its unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparisonPlan(String reference, PairedTestKind test, Double smallestDifference) {

    /** The first method, by Student's t-test. */
    public static final ComparisonPlan USUAL = new ComparisonPlan(null, PairedTestKind.T, null);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the smallest difference is not above 0
     */
    public ComparisonPlan {
        test = test == null ? PairedTestKind.T : test;
        if (smallestDifference != null && !(smallestDifference > 0)) {
            throw new IllegalArgumentException(
                    "'smallest-difference' is %s, expected a number above 0"
                            .formatted(smallestDifference));
        }
    }

    /** What is asked for where a file does not say. */
    static ComparisonPlan orUsual(ComparisonPlan plan) {
        return plan == null ? USUAL : plan;
    }

    /**
     * The method that others are compared with: the first where the named one is not among them, as
     * when some methods of an experiment ran alone.
     *
     * @param methods at least one
     */
    public String referenceOf(List<String> methods) {
        return reference != null && methods.contains(reference) ? reference : methods.get(0);
    }

    /** The rules for a metric. */
    public ComparisonRules rules(Metric metric) {
        ComparisonRules rules = ComparisonRules.of(metric).with(test);
        return smallestDifference == null ? rules : rules.withSmallest(smallestDifference);
    }
}
