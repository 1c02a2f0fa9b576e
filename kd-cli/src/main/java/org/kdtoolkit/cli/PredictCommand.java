package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Asks a trained student about files. */
final class PredictCommand implements Command {

    private final Task<PredictOptions> task;

    PredictCommand(Task<PredictOptions> task) {
        this.task = task;
    }

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String summary() {
        return "ask a trained student about files: their classes, embeddings, neighbours";
    }

    @Override
    public String arguments() {
        return "STUDENT INPUT...";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.LIST,
                Flags.TOP,
                Flags.THRESHOLD,
                Flags.ANSWERS_OUT,
                Flags.EMBEDDINGS,
                Flags.GALLERY,
                Flags.NEAREST,
                Flags.STUDENT,
                Flags.BATCH_SIZE,
                Flags.ON_ERROR,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return task.run(PredictOptions.of(arguments), console);
    }
}
