package org.kdtoolkit.cli;

/**
 * The command line of {@code kd plan}.
 *
 * @param source the experiment
 * @param yes whether many cells are meant
 */
record PlanOptions(ExperimentSource source, boolean yes) {

    static PlanOptions of(Arguments arguments) {
        return new PlanOptions(ExperimentSource.of(arguments), arguments.has(Flags.YES));
    }
}
