package org.kdtoolkit.cli;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line of {@code kd benchmark}.
 *
 * @param source the experiment
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown, however narrow the terminal is
 * @param yes whether many cells are meant
 * @param jobs how many processes run trials at a time; empty where this one runs all
 * @param on the address of a cluster that runs them; empty where this machine does
 */
record BenchmarkOptions(
        ExperimentSource source,
        boolean resume,
        boolean all,
        boolean yes,
        OptionalInt jobs,
        Optional<String> on) {

    static BenchmarkOptions of(Arguments arguments) {
        if (arguments.has(Flags.JOBS) && arguments.has(Flags.ON)) {
            throw arguments.fault("--jobs is for this machine, --on for a cluster; give one");
        }
        return new BenchmarkOptions(
                ExperimentSource.of(arguments),
                arguments.has(Flags.RESUME),
                arguments.has(Flags.ALL),
                arguments.has(Flags.YES),
                arguments.count(Flags.JOBS),
                arguments.value(Flags.ON));
    }
}
