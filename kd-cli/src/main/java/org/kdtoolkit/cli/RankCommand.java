package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Ranks the methods of several benchmarks. */
final class RankCommand implements Command {

    private final Task<RankOptions> task;

    RankCommand(Task<RankOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "rank";
    }

    @Override
    public String summary() {
        return "rank methods over benchmarks of several data sets";
    }

    @Override
    public String arguments() {
        return "BENCHMARK_DIR BENCHMARK_DIR...";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.METRIC, Flags.RANKS_OUT);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(RankOptions.of(arguments), console);
    }
}
