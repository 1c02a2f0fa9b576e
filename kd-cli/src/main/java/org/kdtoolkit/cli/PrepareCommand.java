package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Turns media into the form that loads fastest. */
final class PrepareCommand implements Command {

    private final Task<FolderOptions> task;

    PrepareCommand(Task<FolderOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "prepare";
    }

    @Override
    public String summary() {
        return "turn raw videos and sound into files that load fast";
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
