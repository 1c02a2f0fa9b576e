package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Takes a network's weights out of another program's file. */
final class ImportCommand implements Command {

    private final Task<ImportOptions> task;

    ImportCommand(Task<ImportOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "take a network's weights out of a file of PyTorch or .safetensors";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.BACKBONE,
                Flags.PREFIX,
                Flags.WEIGHTS_OUT,
                Flags.SET_OF_BACKBONE,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(ImportOptions.of(arguments), console);
    }
}
