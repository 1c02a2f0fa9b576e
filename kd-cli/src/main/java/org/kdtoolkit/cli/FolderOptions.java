package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of a command that writes files made from an experiment's data, which are no
 * results.
 *
 * @param source the experiment
 * @param out where the files go; by default beside the experiment's results
 */
record FolderOptions(ExperimentSource source, Optional<Path> out) {

    static FolderOptions of(Arguments arguments) {
        return new FolderOptions(ExperimentSource.input(arguments), arguments.path(Flags.OUT));
    }

    /**
     * Where the files go. The results' own folder takes nothing that is no result.
     *
     * @param results the experiment's output
     * @param what the files are, for the folder's name beside the results
     */
    Path folder(Path results, String what) {
        return out.orElseGet(() -> results.resolveSibling(results.getFileName() + "-" + what));
    }
}
