package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes the trials of an experiment as numbers that anybody can run. */
final class PlanCommand implements Command {

    private final Task<PlanOptions> task;

    PlanCommand(Task<PlanOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "write the trials of an experiment file as numbers for 'kd trial'";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.SET, Flags.OUT, Flags.YES, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(PlanOptions.of(arguments), console);
    }
}
