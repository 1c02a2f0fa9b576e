package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes a student's weights for other programs. */
final class ExportCommand implements Command {

    private final Task<ExportOptions> task;

    ExportCommand(Task<ExportOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "write the weights of a finished trial's student for PyTorch";
    }

    @Override
    public String arguments() {
        return "TRIAL_DIR";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.STUDENT, Flags.WEIGHTS_OUT);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(ExportOptions.of(arguments), console);
    }
}
