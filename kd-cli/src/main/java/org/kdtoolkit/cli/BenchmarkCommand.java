package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Runs all trials of an experiment file. */
final class BenchmarkCommand implements Command {

    private final Task<BenchmarkOptions> task;

    BenchmarkCommand(Task<BenchmarkOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "run all trials of an experiment file, up to a leaderboard";
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
                Flags.RESUME,
                Flags.JOBS,
                Flags.ON,
                Flags.ALL,
                Flags.YES,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(BenchmarkOptions.of(arguments), console);
    }
}
