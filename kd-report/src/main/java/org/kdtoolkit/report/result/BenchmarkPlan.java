package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What a benchmark compares; the content of {@code benchmark.json}, written before the first trial
 * so that a report can be made of whatever is finished.
 *
 * @param name the benchmark's name
 * @param primary the metric that methods are compared by
 * @param select what chooses the epoch
 * @param methods the methods' names in the order of reports
 * @param seeds the seeds of each method
 * @param facts what a reader should know of the set-up, by label, such as "Data set"
 * @param notes statements that every report must carry, such as that the data is generated
 * @param metrics what the tasks' providers say of their metrics; empty in folders of versions that
 *     did not keep it
 * @param controls the methods that are there to keep the others honest
 * @param comparison how methods are compared; the usual way in folders of versions that did not
 *     keep it
 * @param drawnBySeed true if each seed draws samples of its own, else null, and not on file
 */
public record BenchmarkPlan(
        String name,
        MetricKey primary,
        Selection select,
        List<String> methods,
        List<Integer> seeds,
        Map<String, String> facts,
        List<String> notes,
        List<DeclaredMetric> metrics,
        List<String> controls,
        ComparisonPlan comparison,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean drawnBySeed) {

    /** A plan without controls, whose methods are compared with the first. */
    public BenchmarkPlan(
            String name,
            MetricKey primary,
            Selection select,
            List<String> methods,
            List<Integer> seeds,
            Map<String, String> facts,
            List<String> notes,
            List<DeclaredMetric> metrics) {
        this(name, primary, select, methods, seeds, facts, notes, metrics, List.of(), null);
    }

    /** A plan whose trials are all of the same samples. */
    public BenchmarkPlan(
            String name,
            MetricKey primary,
            Selection select,
            List<String> methods,
            List<Integer> seeds,
            Map<String, String> facts,
            List<String> notes,
            List<DeclaredMetric> metrics,
            List<String> controls,
            ComparisonPlan comparison) {
        this(
                name,
                primary,
                select,
                methods,
                seeds,
                facts,
                notes,
                metrics,
                controls,
                comparison,
                false);
    }

    /**
     * Copies maps and lists.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public BenchmarkPlan {
        RequiredValues.present("name", name);
        RequiredValues.present("primary", primary);
        RequiredValues.present("select", select);
        methods = RequiredValues.list("methods", methods);
        seeds = RequiredValues.list("seeds", seeds);
        facts = RequiredValues.mapIfAny("facts", facts);
        notes = RequiredValues.listIfAny("notes", notes);
        metrics = RequiredValues.listIfAny("metrics", metrics);
        controls = RequiredValues.listIfAny("controls", controls);
        comparison = ComparisonPlan.orUsual(comparison);
        drawnBySeed = Boolean.TRUE.equals(drawnBySeed) ? true : null;
    }

    /** Whether each seed draws samples of its own. */
    public boolean drawsBySeed() {
        return drawnBySeed != null;
    }

    /** What is known of the metrics. */
    public Declarations declarations() {
        return new Declarations(metrics);
    }
}
