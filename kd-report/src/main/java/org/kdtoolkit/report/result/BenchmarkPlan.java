package org.kdtoolkit.report.result;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark compares; the content of {@code benchmark.json}, written before the first trial
 * so that a report can be made of whatever is finished.
 *
 * @param name the benchmark's name
 * @param primary the metric that methods are compared by, such as {@code test/top1}
 * @param select the metric that chooses the epoch, or {@code last}
 * @param methods the methods' names in the order of reports; the first is the one that others are
 *     compared with
 * @param seeds the seeds of each method
 * @param facts what a reader should know of the set-up, by label, such as "Data set"
 * @param notes statements that every report must carry, such as that the data is generated
 */
public record BenchmarkPlan(
        String name,
        String primary,
        String select,
        List<String> methods,
        List<Integer> seeds,
        Map<String, String> facts,
        List<String> notes) {

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
    }
}
