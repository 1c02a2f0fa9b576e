package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;
import org.kdtoolkit.train.config.ExperimentSchema;

/** Prints the JSON Schema of experiment files. */
final class SchemaCommand implements Command {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "print the JSON Schema of experiment files, for editors";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        arguments.noWords();
        console.out()
                .println(
                        new ExperimentSchema(Plugins.registry(arguments.path(Flags.PLUGINS)))
                                .json());
        return ExitCode.DONE;
    }
}
