package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.Trial;

/**
 * A quantity of a method from place to place of an axis, over the seeds that got so far.
 *
 * @param method the method's name
 * @param places the quantity by place, in order
 */
record Curve(String method, TreeMap<Double, Spread> places) {

    /**
     * The curves over epochs of all methods that have the quantity. Values that are not finite are
     * left out.
     *
     * @param values where an epoch keeps the quantity
     * @param key what it is filed under there
     */
    static <K> List<Curve> of(
            Benchmark benchmark, Function<EpochRecord, Map<K, Double>> values, K key) {
        return benchmark.plan().methods().stream()
                .map(method -> of(method, benchmark.trials(method), values, key))
                .filter(curve -> !curve.places.isEmpty())
                .toList();
    }

    private static <K> Curve of(
            String method,
            List<Trial> trials,
            Function<EpochRecord, Map<K, Double>> values,
            K key) {
        TreeMap<Double, List<Double>> byEpoch = new TreeMap<>();
        for (Trial trial : trials) {
            for (EpochRecord epoch : trial.epochs()) {
                Double value = values.apply(epoch).get(key);
                if (value != null && Double.isFinite(value)) {
                    byEpoch.computeIfAbsent((double) epoch.epoch(), e -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        TreeMap<Double, Spread> places = new TreeMap<>();
        byEpoch.forEach((epoch, list) -> places.put(epoch, new Spread(list)));
        return new Curve(method, places);
    }

    /** The mean less the deviation. */
    static double low(Spread spread) {
        return spread.mean() - spread.deviation().orElse(0);
    }

    /** The mean plus the deviation. */
    static double high(Spread spread) {
        return spread.mean() + spread.deviation().orElse(0);
    }
}
