package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One process that ran trials of a benchmark.
 *
 * @param started when, in UTC as ISO 8601 writes it
 * @param ended when; empty while it runs, and for good where it was killed
 * @param software the toolkit and what it stands on, by name, each with its version
 * @param machine what it ran on
 * @param overrides the keys that were set on the command line, each {@code KEY=VALUE}
 * @param methods which methods it was to run
 * @param seeds with which seeds
 * @param inputs the files that the experiment names, by the keys that do
 */
public record RunProcess(
        String started,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String ended,
        Map<String, String> software,
        Map<String, String> machine,
        List<String> overrides,
        List<String> methods,
        List<Integer> seeds,
        Map<String, InputHash> inputs) {

    /**
     * Copies maps and lists.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public RunProcess {
        RequiredValues.present("started", started);
        ended = ended == null ? "" : ended;
        software = RequiredValues.mapIfAny("software", software);
        machine = RequiredValues.mapIfAny("machine", machine);
        overrides = RequiredValues.listIfAny("overrides", overrides);
        methods = RequiredValues.listIfAny("methods", methods);
        seeds = RequiredValues.listIfAny("seeds", seeds);
        inputs = RequiredValues.mapIfAny("inputs", inputs);
    }

    /** The same at its end. */
    public RunProcess until(String time) {
        return new RunProcess(started, time, software, machine, overrides, methods, seeds, inputs);
    }
}
