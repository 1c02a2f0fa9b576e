package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** Reads experiment files. */
public final class ExperimentLoader {

    private final Registry registry;

    /** Creates a loader that knows the registry's providers. */
    public ExperimentLoader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads and checks an experiment file.
     *
     * @param file the YAML file; relative paths in it begin at its folder
     * @param overrides changes in the form {@code KEY=VALUE}, such as {@code training.epochs=2} or
     *     {@code methods.1.objectives.0.weight=2}; indices of lists begin at 0
     * @return the experiment with all defaults filled in and all paths absolute
     * @throws org.kdtoolkit.config.InvalidConfigurationException with all problems and their places
     * @throws org.kdtoolkit.api.ConfigurationException if the file can't be read
     */
    public ExperimentConfig load(Path file, List<String> overrides) {
        return Schema.of(ExperimentConfig.class)
                .read(file, overrides, registry, ExperimentRules::check);
    }

    /**
     * As {@link #load}, for those who train no student: it need not perceive its modality.
     *
     * @throws org.kdtoolkit.config.InvalidConfigurationException with all problems and their places
     * @throws org.kdtoolkit.api.ConfigurationException if the file can't be read
     */
    public ExperimentConfig loadWithoutStudent(Path file, List<String> overrides) {
        return Schema.of(ExperimentConfig.class)
                .read(file, overrides, registry, ExperimentRules::checkWithoutStudent);
    }
}
