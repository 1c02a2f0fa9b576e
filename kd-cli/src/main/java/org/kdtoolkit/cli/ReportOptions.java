package org.kdtoolkit.cli;

import java.nio.file.Path;

/**
 * The command line of {@code kd report}.
 *
 * @param benchmark the benchmark's folder
 */
record ReportOptions(Path benchmark) {

    static ReportOptions of(Arguments arguments) {
        return new ReportOptions(arguments.path());
    }
}
