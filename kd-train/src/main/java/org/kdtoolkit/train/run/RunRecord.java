package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.predict.ToolkitVersion;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.RunEnvironment;
import org.kdtoolkit.report.result.RunProcess;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.device.GpuAccess;

/** Notes in the output folder by what, where and when trials are run. */
final class RunRecord {

    private static final long MEGABYTE = 1 << 20;

    private final ResolvedExperiment experiment;
    private final OutputFolder output;
    private final NDManager manager;
    private final RunOrigin origin;
    private final Inputs inputs;

    @Inject
    RunRecord(
            ResolvedExperiment experiment,
            OutputFolder output,
            NDManager manager,
            RunOrigin origin,
            Inputs inputs) {
        this.inputs = inputs;
        this.experiment = experiment;
        this.output = output;
        this.manager = manager;
        this.origin = origin;
    }

    /**
     * Runs trials between two notes; the second is not written where the first was the last that
     * the process could do.
     *
     * @param methods which methods
     * @param seeds with which seeds
     */
    <T> T during(List<String> methods, List<Integer> seeds, Supplier<T> trials) {
        return during(output.folder().path(), methods, seeds, trials);
    }

    /** The same; the notes stand in a folder that no other process writes to. */
    <T> T during(Path place, List<String> methods, List<Integer> seeds, Supplier<T> trials) {
        RunProcess process =
                new RunProcess(
                        now(),
                        "",
                        software(),
                        machine(),
                        origin.overrides(),
                        methods,
                        seeds,
                        inputs.hashes());
        BenchmarkFolder folder = new BenchmarkFolder(place);
        note(process, folder);
        T result = trials.get();
        note(process.until(now()), folder);
        return result;
    }

    private void note(RunProcess process, BenchmarkFolder folder) {
        output.requireHeld();
        folder.write(earlier(folder).with(process));
    }

    /** What earlier processes left; a broken record is begun anew, as no figure depends on it. */
    private static RunEnvironment earlier(BenchmarkFolder folder) {
        try {
            return folder.environment();
        } catch (DataException e) {
            return new RunEnvironment(List.of());
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private Map<String, String> software() {
        Map<String, String> software = new LinkedHashMap<>();
        software.put("toolkit", ToolkitVersion.text());
        ToolkitVersion.commit().ifPresent(commit -> software.put("commit", commit));
        software.put(
                "java",
                "%s (%s)"
                        .formatted(
                                Runtime.version(), System.getProperty("java.vendor", "unknown")));
        software.put(
                "engine",
                "%s %s"
                        .formatted(
                                manager.getEngine().getEngineName(),
                                manager.getEngine().getVersion()));
        return software;
    }

    private Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        EngineName engine = experiment.config().engine();
        machine.put(
                "system",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        processor().ifPresent(name -> machine.put("processor", name));
        machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        machine.put("threads", threads());
        machine.put("device", GpuAccess.of(engine, manager.getEngine()).text(manager.getDevice()));
        memory().ifPresent(size -> machine.put("memory", size));
        machine.put("heap", Runtime.getRuntime().maxMemory() / MEGABYTE + " MB");
        return machine;
    }

    private String threads() {
        return experiment
                .config()
                .threads()
                .map(String::valueOf)
                .or(() -> Optional.ofNullable(System.getenv("OMP_NUM_THREADS")))
                .orElse("not set");
    }

    /** What Linux calls the processor. */
    private static Optional<String> processor() {
        return linux("/proc/cpuinfo", "model name");
    }

    /** How much memory Linux has, such as {@code 24682000 kB}. */
    private static Optional<String> memory() {
        return linux("/proc/meminfo", "MemTotal");
    }

    private static Optional<String> linux(String path, String key) {
        Path file = Path.of(path);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
