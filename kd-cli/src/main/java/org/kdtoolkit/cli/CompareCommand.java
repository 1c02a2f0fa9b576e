package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Scores two runs on the samples that both have judged. */
final class CompareCommand implements Command {

    private final Task<CompareOptions> task;

    CompareCommand(Task<CompareOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "score two runs on the samples that both have judged";
    }

    @Override
    public String arguments() {
        return "RUN_A RUN_B";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.STUDENT, Flags.COMPARISON_OUT);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(CompareOptions.of(arguments), console);
    }
}
