package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes a benchmark's leaderboard anew. */
final class ReportCommand implements Command {

    private final String name;
    private final String summary;
    private final String arguments;
    private final Task<ReportOptions> task;

    ReportCommand(String name, String summary, String arguments, Task<ReportOptions> task) {
        this.name = name;
        this.summary = summary;
        this.arguments = arguments;
        this.task = task;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String arguments() {
        return arguments;
    }

    @Override
    public Options options() {
        return Flags.with(Flags.ALL);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(ReportOptions.of(arguments), console);
    }
}
