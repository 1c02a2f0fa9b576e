package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.TrialResult;

/**
 * The methods that are looked at closely where there are too many for all: the one that others are
 * compared with, and those that validation found best. What is shown of test samples is thus not
 * chosen by them.
 */
public final class ShownMethods {

    private ShownMethods() {}

    /**
     * Chooses methods.
     *
     * @param of the methods that there is something to be shown of, in the order of the plan
     * @param most how many
     * @return the one that others are compared with first, then the others in the order of the plan
     */
    public static List<String> of(Benchmark benchmark, List<String> of, int most) {
        if (of.isEmpty()) {
            return of;
        }
        String reference = benchmark.plan().comparison().referenceOf(of);
        List<String> others = of.stream().filter(method -> !method.equals(reference)).toList();
        List<String> chosen = best(benchmark, others, most - 1);
        List<String> shown = new ArrayList<>(List.of(reference));
        others.stream().filter(chosen::contains).forEach(shown::add);
        return shown;
    }

    private static List<String> best(Benchmark benchmark, List<String> methods, int most) {
        if (methods.size() <= most) {
            return methods;
        }
        MetricKey key = benchmark.plan().primary().on(Subset.VALIDATION);
        double sign = benchmark.plan().declarations().of(key).metric().isGreaterBetter() ? -1 : 1;
        List<String> sorted = new ArrayList<>(methods);
        sorted.sort(Comparator.comparingDouble(method -> badness(benchmark, method, key, sign)));
        return sorted.subList(0, most);
    }

    /** The mean, such that less is better; without one a method comes last. */
    private static double badness(Benchmark benchmark, String method, MetricKey key, double sign) {
        return benchmark.done().stream()
                .filter(trial -> trial.method().equals(method))
                .map(TrialResult.Done::metrics)
                .mapToDouble(metrics -> sign * metrics.getOrDefault(key, Double.NaN))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
