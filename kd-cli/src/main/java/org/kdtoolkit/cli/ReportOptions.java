package org.kdtoolkit.cli;

import java.nio.file.Path;

/**
 * The command line of {@code kd report}.
 *
 * @param benchmark the benchmark's folder
 * @param all whether all metrics are shown, however narrow the terminal is
 */
record ReportOptions(Path benchmark, boolean all) {

    static ReportOptions of(Arguments arguments) {
        return new ReportOptions(arguments.path(), arguments.has(Flags.ALL));
    }
}
