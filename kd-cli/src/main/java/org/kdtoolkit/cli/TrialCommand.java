package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Runs one trial of a plan. */
final class TrialCommand implements Command {

    private final Task<TrialOptions> task;

    TrialCommand(Task<TrialOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "trial";
    }

    @Override
    public String summary() {
        return "run one trial of a plan; again after an interruption, it goes on";
    }

    @Override
    public String arguments() {
        return "DIR N";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.WORKER, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(TrialOptions.of(arguments), console);
    }
}
