package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.eval.result.AtomicFile;
import org.kdtoolkit.eval.result.BenchmarkFolder;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentWriter;

/**
 * The folder that an experiment writes to. It belongs to one experiment: methods and seeds may be
 * added to it, but whatever else would make its results incomparable may not change.
 */
final class OutputFolder {

    private static final int DIFFERENCES_SHOWN = 3;

    /** A trial of a sweep is in the folder of a rate and of a method. */
    private static final int TRIAL_DEPTH = 3;

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
     * Takes the folder for this experiment: writes the resolved configuration. A folder in which no
     * trial has left anything is free.
     *
     * @throws ConfigurationException if the folder holds another benchmark, or anything else
     */
    void claim() {
        Path file = folder.configurationFile();
        if (Files.exists(file)) {
            refuseOther(file);
        } else if (isFile()) {
            throw new ConfigurationException(
                    "the output folder %s is a file; choose another with --out"
                            .formatted(folder.path()));
        } else if (holdsAnything()) {
            throw new ConfigurationException(
                    "the output folder %s is not empty and holds no benchmark; choose another with --out"
                            .formatted(folder.path()));
        }
        AtomicFile.write(file, new ExperimentWriter().write(config));
    }

    private void refuseOther(Path file) {
        List<String> differences = differences(file);
        if (!differences.isEmpty() && holdsTrials()) {
            int shown = Math.min(DIFFERENCES_SHOWN, differences.size());
            int rest = differences.size() - shown;
            throw new ConfigurationException(
                    "the output folder %s holds another benchmark: %s%s; choose another with --out, or remove it"
                            .formatted(
                                    folder.path(),
                                    String.join(", ", differences.subList(0, shown)),
                                    rest > 0 ? ", and %d more".formatted(rest) : ""));
        }
    }

    private boolean isFile() {
        return Files.exists(folder.path()) && !Files.isDirectory(folder.path());
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

    /** Whether any trial has left something. */
    private boolean holdsTrials() {
        try (Stream<Path> files =
                Files.find(folder.path(), TRIAL_DEPTH, (file, a) -> isTrial(file))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(folder.path(), e), e);
        }
    }

    private static boolean isTrial(Path file) {
        return file.getFileName().toString().startsWith("seed-");
    }

    /** What makes the results in the folder incomparable with this experiment's. */
    private List<String> differences(Path file) {
        try {
            return Comparability.differences(
                    new ExperimentLoader(registry).load(file, List.of()), config);
        } catch (ConfigurationException e) {
            return List.of("its config.yaml can't be read: " + e.getMessage());
        }
    }
}
