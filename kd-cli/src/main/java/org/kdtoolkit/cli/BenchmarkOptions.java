package org.kdtoolkit.cli;

/**
 * The command line of {@code kd benchmark}.
 *
 * @param source the experiment
 * @param resume whether finished trials are kept and begun ones go on
 */
record BenchmarkOptions(ExperimentSource source, boolean resume) {

    static BenchmarkOptions of(Arguments arguments) {
        return new BenchmarkOptions(ExperimentSource.of(arguments), arguments.has(Flags.RESUME));
    }
}
