package org.kdtoolkit.report.readings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.eval.metrics.Separation;
import org.kdtoolkit.report.result.DistillerReadings;

/**
 * One quantity that a method reads, over its seeds: by what is known to be wrong with the samples,
 * by class, and how well it tells the clean ones from the others.
 */
public final class ReadingSummary {

    /** The group of all samples that are known not to be clean. */
    public static final String SPOILT = "spoilt";

    /** The class of samples without a label. */
    public static final String NO_LABEL = "(no label)";

    /**
     * A class.
     *
     * @param clean the figures of its samples that are not known to be spoilt
     * @param spoilt those of the others
     */
    public record ByClass(Figures clean, Figures spoilt) {}

    private final Map<String, Figures> conditions = new LinkedHashMap<>();
    private final Map<String, ByClass> classes = new TreeMap<>();
    private final Map<String, List<Double>> separation = new LinkedHashMap<>();
    private int seeds;
    private int notFinite;

    ReadingSummary() {}

    /** Adds what was read with another seed. */
    void add(DistillerReadings.Reading reading) {
        seeds++;
        notFinite += reading.notFinite();
        Map<String, Figures> own = new TreeMap<>();
        for (int i = 0; i < reading.ids().size(); i++) {
            String condition =
                    reading.conditions().isEmpty()
                            ? DistillerReadings.UNKNOWN
                            : reading.conditions().get(i);
            float value = reading.values().get(i);
            own.computeIfAbsent(condition, c -> new Figures()).add(value);
            List<String> labels = reading.labels().get(i);
            for (String label : labels.isEmpty() ? List.of(NO_LABEL) : labels) {
                ByClass of =
                        classes.computeIfAbsent(
                                label, l -> new ByClass(new Figures(), new Figures()));
                (isSpoilt(condition) ? of.spoilt() : of.clean()).add(value);
            }
        }
        own.forEach(
                (condition, figures) ->
                        conditions
                                .computeIfAbsent(condition, c -> new Figures())
                                .addAll(figures.toArray()));
        separate(own);
    }

    private void separate(Map<String, Figures> own) {
        Figures clean = own.getOrDefault(Samples.CLEAN, new Figures());
        Figures spoilt = new Figures();
        own.forEach(
                (condition, figures) -> {
                    if (isSpoilt(condition)) {
                        spoilt.addAll(figures.toArray());
                        separate(condition, clean, figures);
                    }
                });
        separate(SPOILT, clean, spoilt);
    }

    private void separate(String group, Figures clean, Figures others) {
        double area = Separation.areaUnderCurve(clean.toArray(), others.toArray());
        if (!Double.isNaN(area)) {
            separation.computeIfAbsent(group, g -> new ArrayList<>()).add(area);
        }
    }

    private static boolean isSpoilt(String condition) {
        return !condition.equals(Samples.CLEAN) && !condition.equals(DistillerReadings.UNKNOWN);
    }

    /** The figures by condition, the clean samples' first, of all seeds together. */
    public Map<String, Figures> conditions() {
        Map<String, Figures> ordered = new LinkedHashMap<>();
        if (conditions.containsKey(Samples.CLEAN)) {
            ordered.put(Samples.CLEAN, conditions.get(Samples.CLEAN));
        }
        new TreeMap<>(conditions).forEach(ordered::putIfAbsent);
        return Collections.unmodifiableMap(ordered);
    }

    /** The figures by class, in the alphabet's order, of all seeds together. */
    public Map<String, ByClass> classes() {
        return Collections.unmodifiableMap(classes);
    }

    /** Whether samples of any class are known to be spoilt. */
    public boolean knowsSpoilt() {
        return classes.values().stream().anyMatch(of -> of.spoilt().count() > 0);
    }

    /**
     * For each seed, how well the figure tells clean samples from those of a condition, or from all
     * that are {@link #SPOILT}: the {@link Separation#areaUnderCurve area under the ROC curve}, 1
     * where all clean ones have the greater figure.
     *
     * @return empty where there are no such samples
     */
    public List<Double> separation(String condition) {
        return List.copyOf(separation.getOrDefault(condition, List.of()));
    }

    /** Of how many seeds it is. */
    public int seeds() {
        return seeds;
    }

    /** How many samples of all seeds had a figure that is not finite; they are in no group. */
    public int notFinite() {
        return notFinite;
    }
}
