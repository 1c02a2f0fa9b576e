package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of {@code kd export}.
 *
 * @param trial the trial's folder
 * @param student which network; by default the only student
 * @param out the file that is written
 */
record ExportOptions(Path trial, Optional<String> student, Path out) {

    static ExportOptions of(Arguments arguments) {
        return new ExportOptions(
                arguments.path(), arguments.value(Flags.STUDENT), arguments.weightsOut());
    }
}
