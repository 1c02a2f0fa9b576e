package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Folded;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * What a sweep varies.
 *
 * @param key the key in the experiment file, such as {@code corruption.rate}
 * @param values what it is set to, one after the other
 */
public record SweepAxis(String key, List<Double> values) {

    /** Copies the list. */
    public SweepAxis {
        values = List.copyOf(values);
    }

    /** The axes of an experiment, folds of its data and rates of its corruption among them. */
    static List<SweepAxis> of(ExperimentConfig config) {
        List<SweepAxis> axes = new ArrayList<>();
        List<Double> folds = folds(config).stream().map(Integer::doubleValue).toList();
        if (!folds.isEmpty()) {
            axes.add(new SweepAxis(SweepPoint.FOLD, folds));
        }
        config.sweep().forEach((key, values) -> axes.add(new SweepAxis(key, values)));
        List<Double> rates = config.corruption().map(CorruptionConfig::rates).orElse(List.of());
        if (!rates.isEmpty()) {
            axes.add(new SweepAxis(SweepPoint.RATE, rates));
        }
        return List.copyOf(axes);
    }

    private static List<Integer> folds(ExperimentConfig config) {
        return config.dataset().folded().map(Folded::severalFolds).orElse(List.of());
    }

    static List<SweepPoint> points(List<SweepAxis> axes) {
        List<Map<String, Double>> points = List.of(Map.of());
        for (SweepAxis axis : axes) {
            points = points.stream().flatMap(point -> axis.after(point).stream()).toList();
        }
        return axes.isEmpty()
                ? List.of()
                : points.stream().map(at -> new SweepPoint(at, OptionalInt.empty())).toList();
    }

    private List<Map<String, Double>> after(Map<String, Double> point) {
        List<Map<String, Double>> longer = new ArrayList<>();
        for (double value : values) {
            Map<String, Double> next = new LinkedHashMap<>(point);
            next.put(key, value);
            longer.add(next);
        }
        return longer;
    }

    /** The changes that make an experiment one of its points, as {@code --set} takes them. */
    public static List<String> overrides(ExperimentConfig config, SweepPoint point) {
        List<String> overrides = new ArrayList<>();
        if (!config.sweep().isEmpty()) {
            overrides.add("sweep=");
        }
        if (config.corruption().map(c -> !c.rates().isEmpty()).orElse(false)) {
            overrides.add("corruption.rates=");
        }
        if (!folds(config).isEmpty()) {
            overrides.add("dataset.folds=");
        }
        point.at().forEach((key, value) -> overrides.add(key + "=" + SweepPoint.number(value)));
        return overrides;
    }

    /** What one of the values is: a fold, a rate, a label budget. */
    public String noun() {
        if (key.equals(SweepPoint.FOLD)) {
            return "fold";
        }
        return SweepPoint.BUDGETS.contains(key) ? "label budget" : "rate";
    }

    /** The values as people write them: {@code 0, 0.5, 1}. */
    public String text() {
        return values.stream().map(SweepPoint::number).collect(Collectors.joining(", "));
    }
}
