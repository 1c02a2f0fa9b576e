package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** A command, such as {@code validate} in {@code kd validate experiment.yaml}. */
interface Command {

    /** The word behind {@code kd}. */
    String name();

    /** One line that says what it does. */
    String summary();

    /** The arguments as help shows them, such as {@code CONFIG}; may be empty. */
    String arguments();

    /** Its options. */
    Options options();

    /**
     * Does its work.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the arguments or the configuration are
     *     wrong
     * @throws org.kdtoolkit.api.data.DataException if the data is wrong
     */
    ExitCode run(Arguments arguments, Console console);
}
