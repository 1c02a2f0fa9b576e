package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.eval.result.AtomicFile;
import org.kdtoolkit.eval.result.BenchmarkFolder;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentWriter;
import org.kdtoolkit.train.config.MethodSpec;

/**
 * The folder that an experiment writes to. It belongs to one experiment: methods and seeds may be
 * added to it, but whatever else would make its results incomparable may not change.
 */
final class OutputFolder {

    private final ExperimentConfig config;
    private final Registry registry;
    private final BenchmarkFolder folder;

    @Inject
    OutputFolder(ExperimentConfig config, Registry registry) {
        this.config = config;
        this.registry = registry;
        this.folder = new BenchmarkFolder(config.output());
    }

    BenchmarkFolder folder() {
        return folder;
    }

    /**
     * Takes the folder for this experiment: writes the resolved configuration.
     *
     * @throws ConfigurationException if the folder holds another benchmark, or anything else
     */
    void claim() {
        Path file = folder.configurationFile();
        if (Files.exists(file)) {
            difference(file).ifPresent(this::refuse);
        } else if (holdsAnything()) {
            throw new ConfigurationException(
                    "the output folder %s is not empty and holds no benchmark; choose another with --out"
                            .formatted(folder.path()));
        }
        AtomicFile.write(file, new ExperimentWriter().write(config));
    }

    private void refuse(String difference) {
        throw new ConfigurationException(
                "the output folder %s holds another benchmark (%s); choose another with --out, or remove it"
                        .formatted(folder.path(), difference));
    }

    private boolean holdsAnything() {
        if (!Files.exists(folder.path())) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(folder.path(), e), e);
        }
    }

    /** What makes the results in the folder incomparable with this experiment's. */
    private Optional<String> difference(Path file) {
        ExperimentConfig other;
        try {
            other = new ExperimentLoader(registry).load(file, List.of());
        } catch (ConfigurationException e) {
            return Optional.of("its config.yaml can't be read: " + e.getMessage());
        }
        Map<String, Object> ours = comparable(config);
        Map<String, Object> theirs = comparable(other);
        for (MethodSpec method : other.methods()) {
            theirs.put("methods." + method.name(), method);
        }
        for (MethodSpec method : config.methods()) {
            if (theirs.containsKey("methods." + method.name())) {
                ours.put("methods." + method.name(), method);
            }
        }
        return ours.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(theirs.get(entry.getKey())))
                .map(
                        entry ->
                                "'%s' was %s and is %s"
                                        .formatted(
                                                entry.getKey(),
                                                theirs.get(entry.getKey()),
                                                entry.getValue()))
                .findFirst();
    }

    private static Map<String, Object> comparable(ExperimentConfig config) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("name", config.name());
        parts.put("engine", config.engine());
        parts.put("dataset", config.dataset());
        parts.put("teacher", config.teacher());
        parts.put("student", config.student());
        parts.put("training", config.training());
        parts.put("evaluation", config.evaluation());
        return parts;
    }
}
