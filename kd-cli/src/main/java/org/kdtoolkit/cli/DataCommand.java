package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Says how much of a data set is there. */
final class DataCommand implements Command {

    private final Task<FolderOptions> task;

    DataCommand(Task<FolderOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String summary() {
        return "show how many of the listed samples are there, by subset and class";
    }

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
