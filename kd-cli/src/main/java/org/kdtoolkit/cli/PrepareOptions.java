package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of {@code kd prepare}.
 *
 * @param source the experiment
 * @param out where the files go; by default beside the experiment's results
 */
record PrepareOptions(ExperimentSource source, Optional<Path> out) {

    static PrepareOptions of(Arguments arguments) {
        return new PrepareOptions(
                new ExperimentSource(
                        arguments.path(),
                        arguments.values(Flags.SET),
                        arguments.path(Flags.PLUGINS)),
                arguments.path(Flags.OUT));
    }
}
