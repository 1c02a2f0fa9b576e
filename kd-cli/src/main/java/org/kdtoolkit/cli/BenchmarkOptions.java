package org.kdtoolkit.cli;

/**
 * The command line of {@code kd benchmark}.
 *
 * @param source the experiment
 * @param resume whether finished trials are kept and begun ones go on
 * @param all whether all metrics are shown, however narrow the terminal is
 * @param yes whether many cells are meant
 */
record BenchmarkOptions(ExperimentSource source, boolean resume, boolean all, boolean yes) {

    static BenchmarkOptions of(Arguments arguments) {
        return new BenchmarkOptions(
                ExperimentSource.of(arguments),
                arguments.has(Flags.RESUME),
                arguments.has(Flags.ALL),
                arguments.has(Flags.YES));
    }
}
