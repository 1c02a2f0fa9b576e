package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Counts what there is of an experiment's data. */
record DataCommand(Task<DataOptions> task) implements Command {

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
        return Flags.with(Flags.SET, Flags.OUT, Flags.SAMPLES, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(DataOptions.of(arguments), console);
    }
}
