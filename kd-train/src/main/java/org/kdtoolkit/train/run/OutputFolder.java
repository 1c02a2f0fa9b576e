package org.kdtoolkit.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.SearchFolder;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.config.ExperimentWriter;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.OutputPlace;

/**
 * The folder that an experiment writes to. It belongs to one experiment: methods and seeds may be
 * added to it, but whatever else would make its results incomparable may not change.
 */
final class OutputFolder implements AutoCloseable {

    private static final int DIFFERENCES_SHOWN = 3;

    /** A trial of a sweep is in the folders of a point and of a method. */
    private static final int TRIAL_DEPTH = 3;

    private final Path path;
    private final Registry registry;
    private final BenchmarkFolder folder;
    private Optional<FolderLock> lock = Optional.empty();

    OutputFolder(Path path, Registry registry) {
        this.path = path;
        this.registry = registry;
        this.folder = new BenchmarkFolder(path);
    }

    BenchmarkFolder folder() {
        return folder;
    }

    /**
     * Keeps other processes out, and sees whether the folder is free for an experiment. Nothing is
     * written yet.
     *
     * @param config the experiment, which may leave to the data what these have to settle
     * @throws ConfigurationException if another process writes to the folder, or it holds another
     *     benchmark, or anything else
     * @throws DataException if nothing can be written there
     */
    void take(ExperimentConfig config) {
        await(config, Duration.ZERO);
    }

    /**
     * The same as soon as no other process writes to the folder.
     *
     * @param patience how long to wait at most
     */
    void await(ExperimentConfig config, Duration patience) {
        if (lock.isEmpty()) {
            refuseNoFolder();
            lock = Optional.of(FolderLock.await(path, LockedFolder.ELSEWHERE, patience));
            try {
                refuseUnfit(config);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }
    }

    /**
     * Uses the folder together with other processes: each has a trial of its own in it.
     *
     * @param own the right to write to that trial's folder, which is given back at the end
     */
    void share(FolderLock own) {
        lock = Optional.of(own);
    }

    /**
     * Takes the folder for an experiment: writes the resolved configuration. A folder in which no
     * trial has left anything is free. Methods that only an earlier run had stay in the
     * configuration as long as their trials are there: these can be judged again, and don't pass
     * for those of a method that is configured otherwise later.
     *
     * @param config the experiment with all that the data settle
     * @return the methods of earlier runs that are kept
     * @throws ConfigurationException as {@link #take}
     * @throws DataException as {@link #take}
     */
    List<MethodSpec> claim(ExperimentConfig config) {
        take(config);
        Path file = folder.configurationFile();
        List<MethodSpec> kept = List.of();
        if (Files.exists(file)) {
            refuseOther(file, config);
            kept = earlierMethods(file, config);
        }
        List<MethodSpec> all = Stream.concat(config.methods().stream(), kept.stream()).toList();
        AtomicFile.write(file, new ExperimentWriter().write(config.withMethods(all), path));
        return kept;
    }

    /**
     * Puts what a benchmark compares into the folder where it is missing, beside other processes
     * that do the same. The plan's own configuration is there, and stays.
     *
     * @param config the experiment with all that the data settle
     * @param plan what it compares, asked for where that is missing
     * @throws ConfigurationException if the folder holds another benchmark
     */
    void join(ExperimentConfig config, Supplier<BenchmarkPlan> plan) {
        Path file = folder.configurationFile();
        if (Files.exists(file)) {
            refuseOther(file, config);
        } else {
            String text = new ExperimentWriter().write(config, path);
            AtomicFile.writeAmongOthers(
                    file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (!Files.exists(folder.planFile())) {
            folder.writeAmongOthers(plan.get());
        }
    }

    private List<MethodSpec> earlierMethods(Path file, ExperimentConfig config) {
        if (!holdsTrials()) {
            return List.of();
        }
        Set<String> names =
                config.methods().stream().map(MethodSpec::name).collect(Collectors.toSet());
        return load(file).methods().stream()
                .filter(method -> !names.contains(method.name()))
                .filter(this::holdsTrialsOf)
                .toList();
    }

    private boolean holdsTrialsOf(MethodSpec method) {
        Path own = folder.trial(method.name(), 1).path().getParent().getFileName();
        return holdsTrials(trial -> trial.getParent().getFileName().equals(own));
    }

    /**
     * Sees whether the folder is still there.
     *
     * @throws DataException if somebody has removed it
     */
    void requireHeld() {
        lock.ifPresent(FolderLock::requireHeld);
    }

    @Override
    public void close() {
        lock.ifPresent(FolderLock::close);
        lock = Optional.empty();
    }

    private void refuseNoFolder() {
        OutputPlace.objection(path)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(message);
                        });
    }

    private void refuseUnfit(ExperimentConfig config) {
        Path file = folder.configurationFile();
        if (Files.exists(file)) {
            refuseOther(file, config);
        } else if (holdsAnything()) {
            throw new ConfigurationException(
                    "the output folder %s is not empty and holds no benchmark; choose another with --out"
                            .formatted(path));
        }
    }

    private void refuseOther(Path file, ExperimentConfig config) {
        List<String> differences = differences(file, config);
        if (!differences.isEmpty() && holdsTrials()) {
            int shown = Math.min(DIFFERENCES_SHOWN, differences.size());
            int rest = differences.size() - shown;
            throw new ConfigurationException(
                    "the output folder %s holds another benchmark: %s%s; choose another with --out, or remove it"
                            .formatted(
                                    path,
                                    String.join(", ", differences.subList(0, shown)),
                                    rest > 0 ? ", and %d more".formatted(rest) : ""));
        }
    }

    private boolean holdsAnything() {
        SearchFolder search = new SearchFolder(path);
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(
                    file ->
                            !FolderLock.isLock(file)
                                    && !PartialFile.isPart(file)
                                    && !(file.equals(search.path()) && search.exists()));
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(path, e), e);
        }
    }

    /** Whether any trial has left something. */
    private boolean holdsTrials() {
        return holdsTrials(trial -> true);
    }

    private boolean holdsTrials(Predicate<Path> which) {
        try (Stream<Path> files = Files.find(path, TRIAL_DEPTH, (file, a) -> isTrial(file))) {
            return files.anyMatch(which);
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(path, e), e);
        }
    }

    private static boolean isTrial(Path file) {
        return file.getFileName().toString().startsWith("seed-");
    }

    /** What makes the results in the folder incomparable with this experiment's. */
    private List<String> differences(Path file, ExperimentConfig config) {
        try {
            return Comparability.differences(load(file), config);
        } catch (ConfigurationException e) {
            return List.of("its config.yaml can't be read: " + e.getMessage());
        }
    }

    private ExperimentConfig load(Path file) {
        return new ExperimentLoader(registry).load(file, List.of(), new ExperimentUse.Comparison());
    }
}
