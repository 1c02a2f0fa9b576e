package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What a sweep compares; the content of {@code sweep.json}, written before the first trial. Each
 * point is a benchmark of its own.
 *
 * @param name the sweep's name
 * @param primary the metric that methods are compared by
 * @param corruption what is done to the training samples that are hit, in a few words; an empty
 *     text where the sweep is not over a corruption's rates
 * @param methods the methods' names in the order of reports
 * @param untaught those of the methods that learn from no teacher; empty in folders of versions
 *     that did not keep it
 * @param seeds the seeds of each method
 * @param points in the order in which they run; all combinations of the axes' values
 * @param metrics what the tasks' providers say of their metrics; empty in folders of versions that
 *     did not keep it
 * @param comparison how methods are compared; the usual way in folders of versions that did not
 *     keep it
 */
public record SweepPlan(
        String name,
        MetricKey primary,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String corruption,
        List<String> methods,
        List<String> untaught,
        List<Integer> seeds,
        @JsonProperty("levels") List<SweepPoint> points,
        List<DeclaredMetric> metrics,
        ComparisonPlan comparison) {

    private static final String NONE = "none";

    /** A sweep whose methods are compared with the first. */
    public SweepPlan(
            String name,
            MetricKey primary,
            String corruption,
            List<String> methods,
            List<String> untaught,
            List<Integer> seeds,
            List<SweepPoint> points,
            List<DeclaredMetric> metrics) {
        this(name, primary, corruption, methods, untaught, seeds, points, metrics, null);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public SweepPlan {
        RequiredValues.present("name", name);
        RequiredValues.present("primary", primary);
        corruption = corruption == null ? "" : corruption;
        methods = RequiredValues.list("methods", methods);
        untaught = RequiredValues.listIfAny("untaught", untaught);
        seeds = RequiredValues.list("seeds", seeds);
        points = RequiredValues.list("levels", points);
        metrics = RequiredValues.listIfAny("metrics", metrics);
        comparison = ComparisonPlan.orUsual(comparison);
    }

    /** What is known of the metrics. */
    public Declarations declarations() {
        return new Declarations(metrics);
    }

    /** The same, of some of the points. */
    public SweepPlan of(List<SweepPoint> some) {
        return new SweepPlan(
                name, primary, corruption, methods, untaught, seeds, some, metrics, comparison);
    }

    /** The axes' keys. */
    public List<String> axes() {
        return points.stream().flatMap(point -> point.at().keySet().stream()).distinct().toList();
    }

    /** What the axes are called for short, in their order. */
    public List<String> words() {
        return List.copyOf(AxisNames.of(axes()).values());
    }

    /** Whether an axis is about anything but rates, folds and label budgets. */
    public boolean hasOtherAxes() {
        return points.stream().anyMatch(SweepPoint::hasOtherAxes);
    }

    /** Whether an axis is about how many training samples have labels. */
    public boolean hasBudgets() {
        return points.stream().anyMatch(SweepPoint::hasBudget);
    }

    /** Whether the points are the folds of a data set. */
    public boolean hasFolds() {
        return points.stream().anyMatch(point -> point.fold().isPresent());
    }

    /** Whether an axis is the share of training samples that a corruption hits. */
    public boolean hasRates() {
        return points.stream().anyMatch(point -> point.rate().isPresent());
    }

    /**
     * The method that is plain training: {@code none} if it learns from no teacher, else the only
     * one that does not; empty where there is no such method, or are several.
     */
    public Optional<String> plain() {
        if (untaught.contains(NONE)) {
            return Optional.of(NONE);
        }
        return untaught.size() == 1 ? Optional.of(untaught.get(0)) : Optional.empty();
    }
}
