package org.kdtoolkit.cli;

import java.nio.file.Path;

/**
 * The command line of {@code kd export}.
 *
 * @param trial the trial's folder
 * @param out the file that is written
 */
record ExportOptions(Path trial, Path out) {

    static ExportOptions of(Arguments arguments) {
        return new ExportOptions(arguments.path(), arguments.weightsOut());
    }
}
