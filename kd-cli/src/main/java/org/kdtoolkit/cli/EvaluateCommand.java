package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Judges a trained student once more. */
final class EvaluateCommand implements Command {

    private final Task<EvaluateOptions> task;

    EvaluateCommand(Task<EvaluateOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "judge the student of a finished trial";
    }

    @Override
    public String arguments() {
        return "TRIAL_DIR";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.SUBSET, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(EvaluateOptions.of(arguments), console);
    }
}
