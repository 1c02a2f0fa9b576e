package org.kdtoolkit.report.result;

import java.util.ArrayList;
import java.util.List;

/**
 * Where and by what a benchmark was run; the content of {@code environment.json}.
 *
 * @param processes all that ran trials, the first one first
 */
public record RunEnvironment(List<RunProcess> processes) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RunEnvironment {
        processes = RequiredValues.listIfAny("processes", processes);
    }

    /** The same with a process in the place of the one that started then, or behind all others. */
    public RunEnvironment with(RunProcess process) {
        List<RunProcess> all = new ArrayList<>(processes);
        all.removeIf(other -> other.started().equals(process.started()));
        all.add(process);
        return new RunEnvironment(all);
    }
}
