package org.kdtoolkit.cli;

/**
 * What a command does once its command line is understood.
 *
 * @param <O> the options
 */
@FunctionalInterface
interface Task<O extends Record> {

    /**
     * Does it.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the configuration is wrong
     * @throws org.kdtoolkit.api.data.DataException if the data is wrong
     */
    ExitCode run(O options, Console console);
}
