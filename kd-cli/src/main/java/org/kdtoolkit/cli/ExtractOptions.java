package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of {@code kd extract}.
 *
 * @param source the experiment
 * @param out where the files go; by default beside the experiment's results
 */
record ExtractOptions(ExperimentSource source, Optional<Path> out) {

    static ExtractOptions of(Arguments arguments) {
        return new ExtractOptions(
                new ExperimentSource(
                        arguments.path(),
                        arguments.values(Flags.SET),
                        arguments.path(Flags.PLUGINS)),
                arguments.path(Flags.OUT));
    }
}
