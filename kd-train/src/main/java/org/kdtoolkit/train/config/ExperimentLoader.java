package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.config.DocumentReading;
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
        return load(file, overrides, new ExperimentUse.Validation());
    }

    /**
     * As {@link #load(Path, List)}, for those who use a part of the experiment.
     *
     * @param use what the experiment is read for: other files than it opens need not be there
     * @throws org.kdtoolkit.config.InvalidConfigurationException with all problems and their places
     * @throws org.kdtoolkit.api.ConfigurationException if the file can't be read
     */
    public ExperimentConfig load(Path file, List<String> overrides, ExperimentUse use) {
        return load(file, overrides, use, reading -> {});
    }

    /**
     * As {@link #load(Path, List, ExperimentUse)}, with rules that look at more than the file.
     *
     * @param further reports what else is wrong
     * @throws org.kdtoolkit.config.InvalidConfigurationException with all problems and their places
     * @throws org.kdtoolkit.api.ConfigurationException if the file can't be read
     */
    public ExperimentConfig load(
            Path file,
            List<String> overrides,
            ExperimentUse use,
            Consumer<DocumentReading> further) {
        Map<String, Space> axes = new LinkedHashMap<>();
        ExperimentConfig read =
                Schema.of(ExperimentConfig.class)
                        .read(
                                file,
                                overrides,
                                registry,
                                reading -> {
                                    axes.putAll(ExperimentRules.check(reading, use));
                                    further.accept(reading);
                                });
        return Controls.added(new ExperimentDraft(read).sweep(axes).build(), registry);
    }
}
