package org.kdtoolkit.cli;

import java.util.Optional;

/**
 * The command line of {@code kd ask}.
 *
 * @param source the experiment
 * @param method the name of the only method that is asked of; empty for all
 * @param yes whether many cells are meant
 */
record AskOptions(ExperimentSource source, Optional<String> method, boolean yes) {

    static AskOptions of(Arguments arguments) {
        return new AskOptions(
                ExperimentSource.of(arguments),
                arguments.value(Flags.ASKED_METHOD),
                arguments.has(Flags.YES));
    }
}
