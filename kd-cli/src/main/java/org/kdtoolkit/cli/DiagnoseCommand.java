package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Says what a teacher promises before anything is trained. */
record DiagnoseCommand(Task<DiagnoseOptions> task) implements Command {

    @Override
    public String name() {
        return "diagnose";
    }

    @Override
    public String summary() {
        return "say what the teacher promises the student, before any training";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.SET, Flags.DIAGNOSIS_OUT, Flags.MOST_SAMPLES, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(DiagnoseOptions.of(arguments), console);
    }
}
