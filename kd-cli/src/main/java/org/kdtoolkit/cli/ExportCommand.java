package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Writes a student for other programs. */
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
        return "write a student for other programs: its weights, or all of it as ONNX";
    }

    @Override
    public String arguments() {
        return "STUDENT";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.STUDENT,
                Flags.FORMAT,
                Flags.PRECISION,
                Flags.CALIBRATION,
                Flags.EXPORT_OUT,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(ExportOptions.of(arguments), console);
    }
}
