package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/**
 * Makes files of an experiment's data, in a folder beside its results.
 *
 * @param name what is typed
 * @param summary what it does
 * @param task does it
 */
record FolderCommand(String name, String summary, Task<FolderOptions> task) implements Command {

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.SET, Flags.OUT, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(FolderOptions.of(arguments), console);
    }
}
