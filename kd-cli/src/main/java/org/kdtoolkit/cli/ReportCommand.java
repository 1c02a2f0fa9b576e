package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes a benchmark's leaderboard anew. */
final class ReportCommand implements Command {

    private final Task<ReportOptions> task;

    ReportCommand(Task<ReportOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "write the leaderboard and the report of a benchmark anew";
    }

    @Override
    public String arguments() {
        return "BENCHMARK_DIR";
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
