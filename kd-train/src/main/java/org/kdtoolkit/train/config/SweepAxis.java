package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.kdtoolkit.api.data.Folded;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * What a sweep varies.
 *
 * @param key the key in the experiment file, such as {@code corruption.rate}
 * @param space what it is set to
 */
public record SweepAxis(String key, Space space) {

    /** The axes of an experiment, folds of its data and rates of its corruption among them. */
    static List<SweepAxis> of(ExperimentConfig config) {
        List<SweepAxis> axes = new ArrayList<>();
        List<JsonNode> folds =
                folds(config).stream().<JsonNode>map(fold -> LongNode.valueOf(fold)).toList();
        if (!folds.isEmpty()) {
            axes.add(new SweepAxis(SweepPoint.FOLD, new Space.Choice(folds)));
        }
        config.sweep().forEach((key, space) -> axes.add(new SweepAxis(key, space)));
        List<JsonNode> rates =
                config.corruption().map(CorruptionConfig::rates).orElse(List.of()).stream()
                        .<JsonNode>map(DoubleNode::valueOf)
                        .toList();
        if (!rates.isEmpty()) {
            axes.add(new SweepAxis(SweepPoint.RATE, new Space.Choice(rates)));
        }
        return List.copyOf(axes);
    }

    private static List<Integer> folds(ExperimentConfig config) {
        return config.dataset().folded().map(Folded::severalFolds).orElse(List.of());
    }

    /** The number of combinations of the axes' values; {@code Long.MAX_VALUE} stands for more. */
    static long combinations(List<SweepAxis> axes) {
        long all = 1;
        for (SweepAxis axis : axes) {
            long values = axis.space.size().orElse(Long.MAX_VALUE);
            all =
                    Math.multiplyHigh(all, values) == 0 && all * values >= 0
                            ? all * values
                            : Long.MAX_VALUE;
        }
        return all;
    }

    static List<SweepPoint> points(List<SweepAxis> axes) {
        List<SweepPoint> points = new ArrayList<>();
        if (!axes.isEmpty()) {
            add(new LinkedHashMap<>(), new LinkedHashMap<>(), axes, points);
        }
        return List.copyOf(points);
    }

    /** Adds all points that have the values of the first axes. */
    private static void add(
            Map<String, PointValue> at,
            Map<String, String> names,
            List<SweepAxis> axes,
            List<SweepPoint> to) {
        if (at.size() == axes.size()) {
            to.add(new SweepPoint(at, names, OptionalInt.empty()));
            return;
        }
        SweepAxis axis = axes.get(at.size());
        Map<PointValue, String> own = axis.names();
        for (PointValue value : axis.values()) {
            at.put(axis.key, value);
            if (own.containsKey(value)) {
                names.put(axis.key, own.get(value));
            } else {
                names.remove(axis.key);
            }
            add(at, names, axes, to);
        }
        at.remove(axis.key);
        names.remove(axis.key);
    }

    /** The same with its first value alone. */
    SweepAxis first() {
        return new SweepAxis(key, new Space.Choice(List.of(space.at(0))));
    }

    /**
     * The values, one after the other.
     *
     * @throws IllegalStateException if they lie everywhere in a range
     */
    public List<PointValue> values() {
        if (space instanceof Space.Choice choice) {
            return choice.values().stream().map(PointValue::of).toList();
        }
        if (space instanceof Space.Whole whole) {
            return LongStream.iterate(whole.low(), n -> n <= whole.high(), n -> n + whole.step())
                    .mapToObj(number -> PointValue.of(LongNode.valueOf(number)))
                    .toList();
        }
        throw new IllegalStateException("'%s' has no list of values".formatted(key));
    }

    /**
     * What values are called whose texts become the same name of a folder as that of an earlier
     * value: the text with a number behind it.
     */
    private Map<PointValue, String> names() {
        Map<PointValue, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (PointValue value : values()) {
            String text = value.text();
            String name = text;
            for (int number = 2; !taken.add(folder(name)); number++) {
                name = text + " " + number;
            }
            if (!name.equals(text)) {
                names.put(value, name);
            }
        }
        return names;
    }

    /** What file systems that take upper and lower case for one see of a name. */
    private static String folder(String name) {
        return SweepPoint.folder(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
        point.at().forEach((key, value) -> overrides.add(key + "=" + value.yaml()));
        return overrides;
    }

    /** What one of the values is: a fold, a rate, a label budget, or the value of a key. */
    public String noun() {
        if (key.equals(SweepPoint.FOLD)) {
            return "fold";
        }
        if (SweepPoint.BUDGETS.contains(key)) {
            return "label budget";
        }
        return key.equals(SweepPoint.RATE) ? "rate" : "value";
    }

    /** How many values there are; empty where they lie everywhere in a range. */
    public OptionalLong size() {
        return space.size();
    }

    /** The values as people write them: {@code 0, 0.5, 1}. */
    public String text() {
        return space instanceof Space.Choice
                ? values().stream().map(PointValue::text).collect(Collectors.joining(", "))
                : space.text();
    }
}
