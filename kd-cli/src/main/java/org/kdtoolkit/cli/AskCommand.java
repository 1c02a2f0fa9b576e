package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Tells whoever drives a search what can be chosen, and what has come of it so far. */
final class AskCommand implements Command {

    private final Task<AskOptions> task;

    AskCommand(Task<AskOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public String summary() {
        return "print the space of a search and its candidates as JSON, for a driver from outside";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.ASKED_METHOD, Flags.SET, Flags.OUT, Flags.YES, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(AskOptions.of(arguments), console);
    }
}
