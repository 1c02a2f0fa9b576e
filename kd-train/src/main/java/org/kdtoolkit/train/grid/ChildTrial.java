package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** Runs trials in a process each, one after the other. */
final class ChildTrial {

    private static final long LOOKS_EVERY_MILLISECONDS = 300;

    /** What goes before a complaint of {@code kd}. */
    private static final String COMPLAINT = "kd: ";

    private final TrialBatch batch;
    private final ChildLaunch launch;
    private final Map<String, String> environment;
    private final MemoryWatch memory;
    private final Children children;
    private final WorkersListener listener;

    ChildTrial(
            TrialBatch batch,
            ChildLaunch launch,
            Map<String, String> environment,
            MemoryWatch memory,
            Children children,
            WorkersListener listener) {
        this.batch = batch;
        this.launch = launch;
        this.environment = environment;
        this.memory = memory;
        this.children = children;
        this.listener = listener;
    }

    /** Runs a trial to whatever end it comes to. */
    void run(PlannedTrial trial) {
        try {
            memory.awaitPlace();
            if (children.isStopping()) {
                return;
            }
            listener.ended(trial, ended(trial));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            listener.ended(
                    trial,
                    new TrialEnd(
                            TrialEnd.How.REFUSED,
                            "its process can't be started (%s)".formatted(e.getMessage())));
        }
    }

    private TrialEnd ended(PlannedTrial trial) throws IOException, InterruptedException {
        Path log = log(trial);
        Process process = start(trial, log);
        children.add(process);
        try {
            memory.watch(process.pid());
            listener.started(trial, "process " + process.pid());
            follow(process, trial);
            TrialEnd end = TrialEnd.of(process.exitValue(), lastComplaint(log));
            if (end.how() == TrialEnd.How.KILLED) {
                file(trial, end.message());
            }
            return end;
        } finally {
            memory.forget(process.pid());
            process.destroy(); // still there only if this thread is to stop
            children.remove(process);
        }
    }

    private Path log(PlannedTrial trial) throws IOException {
        Path folder = batch.plan().path().resolve("logs");
        Files.createDirectories(folder);
        return folder.resolve("trial-%d.log".formatted(trial.number()));
    }

    private Process start(PlannedTrial trial, Path log) throws IOException {
        List<String> words = new ArrayList<>(launch.command());
        words.addAll(batch.command(trial));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(launch.environment());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void follow(Process process, PlannedTrial trial) throws InterruptedException {
        Path epochs = batch.plan().trial(trial.folder()).epochsFile();
        int known = 0;
        while (!process.waitFor(LOOKS_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            memory.look(process.pid());
            int now = lines(epochs);
            if (now > known) {
                known = now;
                listener.progressed(trial, now);
            }
        }
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException | UncheckedIOException notYet) {
            return 0;
        }
    }

    /** A trial whose process could not say it itself has failed, and the report tells why. */
    private void file(PlannedTrial trial, String message) {
        TrialFolder folder = batch.plan().trial(trial.folder());
        try {
            folder.write(
                    new TrialResult.Failed(trial.method(), trial.seed(), message, 0, List.of()));
        } catch (DataException e) {
            listener.noticed(e.getMessage());
        }
    }

    private static String lastComplaint(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            String last = "";
            for (String line : lines.filter(line -> !line.isBlank()).toList()) {
                if (line.startsWith(COMPLAINT) || !last.startsWith(COMPLAINT)) {
                    last = line;
                }
            }
            return last.startsWith(COMPLAINT) ? last.substring(COMPLAINT.length()) : last.strip();
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }
}
