package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Runs one trial. */
final class TrainCommand implements Command {

    private final Task<TrainOptions> task;

    TrainCommand(Task<TrainOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "run one trial of an experiment file";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.METHOD, Flags.SEED, Flags.SET, Flags.OUT, Flags.RESUME, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(TrainOptions.of(arguments), console);
    }
}
