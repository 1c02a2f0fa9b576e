package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.ExperimentCheck;

/**
 * An experiment file, and what the command line adds to it.
 *
 * @param file the YAML file
 * @param overrides {@code KEY=VALUE}; {@code --out} is one for the key {@code output}
 * @param plugins a folder of jars with further providers
 */
public record ExperimentSource(Path file, List<String> overrides, Optional<Path> plugins) {

    static ExperimentSource of(Arguments arguments) {
        ExperimentSource input = input(arguments);
        List<String> overrides = new ArrayList<>(input.overrides());
        arguments.path(Flags.OUT).map(ExperimentSource::output).ifPresent(overrides::add);
        return new ExperimentSource(input.file(), List.copyOf(overrides), input.plugins());
    }

    /** The experiment of a command that writes something else than its results. */
    static ExperimentSource input(Arguments arguments) {
        return new ExperimentSource(
                arguments.path(), arguments.values(Flags.SET), arguments.path(Flags.PLUGINS));
    }

    /** A benchmark's own configuration, wherever its folder is now. */
    static ExperimentSource of(Path file, Path output, Optional<Path> plugins) {
        return new ExperimentSource(file, List.of(output(output)), plugins);
    }

    /** A path on the command line is relative to where the user stands, not to the file. */
    private static String output(Path folder) {
        return "output='%s'".formatted(folder.toAbsolutePath().toString().replace("'", "''"));
    }

    /**
     * Finds the providers.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if a plug-in can't be used
     */
    public Registry registry() {
        return Plugins.registry(plugins);
    }

    /**
     * Reads the file.
     *
     * @param use what for: other files than it opens need not be there
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong
     */
    public ExperimentConfig load(Registry registry, ExperimentUse use) {
        return new ExperimentLoader(registry).load(file, overrides, use);
    }

    /**
     * Reads the file, and looks whether the experiment can be run.
     *
     * @param use what for
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong
     * @throws org.kdtoolkit.api.data.DataException if its data can't be used
     */
    public ExperimentCheck.Found check(Registry registry, ExperimentUse use) {
        return ExperimentCheck.of(file, overrides, registry, use);
    }
}
