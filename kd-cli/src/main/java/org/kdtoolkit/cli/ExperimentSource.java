package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;

/**
 * An experiment file, and what the command line adds to it.
 *
 * @param file the YAML file
 * @param overrides {@code KEY=VALUE}; {@code --out} is one for the key {@code output}
 * @param plugins a folder of jars with further providers
 */
public record ExperimentSource(Path file, List<String> overrides, Optional<Path> plugins) {

    static ExperimentSource of(Arguments arguments) {
        List<String> overrides = new ArrayList<>(arguments.values(Flags.SET));
        arguments.path(Flags.OUT).map(ExperimentSource::output).ifPresent(overrides::add);
        return new ExperimentSource(
                arguments.path(), List.copyOf(overrides), arguments.path(Flags.PLUGINS));
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
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong
     */
    public ExperimentConfig load(Registry registry) {
        return new ExperimentLoader(registry).load(file, overrides);
    }

    /**
     * Reads the file for a command that trains no student.
     *
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong but what concerns the
     *     student's training alone
     */
    public ExperimentConfig loadWithoutStudent(Registry registry) {
        return new ExperimentLoader(registry).loadWithoutStudent(file, overrides);
    }
}
