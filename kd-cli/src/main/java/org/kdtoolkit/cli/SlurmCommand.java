package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes the scripts that have a SLURM cluster run the trials of an experiment. */
final class SlurmCommand implements Command {

    private final Task<SlurmOptions> task;

    SlurmCommand(Task<SlurmOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public String summary() {
        return "plan an experiment, and write the scripts that have a SLURM cluster run it";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.SET,
                Flags.OUT,
                Flags.TIME,
                Flags.PARTITION,
                Flags.ACCOUNT,
                Flags.MEMORY,
                Flags.CORES,
                Flags.GPUS,
                Flags.RUNNING,
                Flags.SETUP,
                Flags.SUBMIT,
                Flags.YES,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(SlurmOptions.of(arguments), console);
    }
}
