package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
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
     */
    public static List<String> of(Benchmark benchmark, List<String> of, int most) {
        if (of.size() <= most) {
            return of;
        }
        MetricKey key = benchmark.plan().primary().on(Subset.VALIDATION);
        Metric metric = benchmark.plan().declarations().of(key).metric();
        String reference = of.get(0);
        List<String> rest = new ArrayList<>(of.subList(1, of.size()));
        double sign = metric.isGreaterBetter() ? -1 : 1;
        rest.sort(Comparator.comparingDouble(method -> badness(benchmark, method, key, sign)));
        List<String> chosen = rest.subList(0, most - 1);
        return of.stream()
                .filter(method -> method.equals(reference) || chosen.contains(method))
                .toList();
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
