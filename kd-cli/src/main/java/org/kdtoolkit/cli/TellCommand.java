package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Tries values that somebody else has chosen, and tells how good they are. */
final class TellCommand implements Command {

    private final Task<TellOptions> task;

    TellCommand(Task<TellOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "tell";
    }

    @Override
    public String summary() {
        return "try values of a search's axes, and print their score on validation samples as JSON";
    }

    @Override
    public String arguments() {
        return "DIR";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.TOLD_METHOD,
                Flags.TOLD_VALUES,
                Flags.TOLD_VALUE,
                Flags.TOLD_BY,
                Flags.TOLD_PLAN,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(TellOptions.of(arguments), console);
    }
}
