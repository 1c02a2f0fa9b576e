package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kdtoolkit.api.data.DataException;

/** Runs trials in a process each, one after the other. */
final class ChildTrial {

    private static final long LOOKS_EVERY_MILLISECONDS = 300;

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
        TrialFiles files = new TrialFiles(batch.plan(), trial);
        Process process = start(trial, files.log());
        children.add(process);
        try {
            memory.watch(process.pid());
            listener.started(trial, "process " + process.pid());
            follow(process, files);
            TrialEnd end = TrialEnd.of(process.exitValue(), files.lastComplaint());
            if (end.how() == TrialEnd.How.KILLED) {
                file(files, end.message());
            }
            return end;
        } finally {
            memory.forget(process.pid());
            process.destroy(); // still there only if this thread is to stop
            children.remove(process);
        }
    }

    private Process start(PlannedTrial trial, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(launch.words(batch, trial))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(launch.environment());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void follow(Process process, TrialFiles files) throws InterruptedException {
        int known = 0;
        while (!process.waitFor(LOOKS_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            memory.look(process.pid());
            int now = files.epochs();
            if (now > known) {
                known = now;
                listener.progressed(files.trial(), now);
            }
        }
    }

    private void file(TrialFiles files, String message) {
        try {
            files.fileFailure(message);
        } catch (DataException e) {
            listener.noticed(e.getMessage());
        }
    }
}
