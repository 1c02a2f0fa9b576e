package org.kdtoolkit.cli;

/**
 * The command line of {@code kd data}.
 *
 * @param folder the experiment, and where the files go
 * @param samples whether each sample is written, too
 */
record DataOptions(FolderOptions folder, boolean samples) {

    static DataOptions of(Arguments arguments) {
        return new DataOptions(FolderOptions.of(arguments), arguments.has(Flags.SAMPLES));
    }
}
