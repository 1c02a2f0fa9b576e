package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes teachers' answers to files. */
final class ExtractCommand implements Command {

    private final Task<FolderOptions> task;

    ExtractCommand(Task<FolderOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "extract";
    }

    @Override
    public String summary() {
        return "write what the teachers say of all samples, for the teacher 'precomputed'";
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
