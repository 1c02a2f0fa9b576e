package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.kdtoolkit.api.data.DataException;

/** Runs trials one after the other in a process beside this one, and in a new one if it ends. */
final class ChildTrial implements AutoCloseable {

    private static final long LOOKS_EVERY_MILLISECONDS = 300;

    /** The exit code of {@code kd trial} where samples can't be read. */
    private static final int WRONG_DATA = 3;

    private final TrialBatch batch;
    private final ChildLaunch launch;
    private final Map<String, String> environment;
    private final MemoryWatch memory;
    private final Children children;
    private final WorkersListener listener;
    private WorkerProcess worker;

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
            if (worker != null && memory.isShort()) {
                close();
            }
            if (worker == null) {
                memory.awaitPlace();
            }
            if (!children.isStopping()) {
                listener.ended(trial, ended(trial));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            close();
            listener.ended(
                    trial,
                    new TrialEnd(
                            TrialEnd.How.REFUSED,
                            "its process can't be started (%s)".formatted(e.getMessage())));
        }
    }

    private TrialEnd ended(PlannedTrial trial) throws IOException, InterruptedException {
        WatchedTrial watched = new WatchedTrial(batch.plan(), trial);
        Files.createDirectories(watched.log().getParent());
        if (worker == null) {
            start();
        }
        worker.begin(trial, watched.log());
        listener.started(trial, "process " + worker.process().pid());
        int code = code(watched);
        OptionalLong free = memory.shortage(worker.process().pid());
        TrialEnd end = TrialEnd.of(code, watched.lastComplaint(), free);
        if (end.how() == TrialEnd.How.KILLED) {
            file(watched, end.message());
        } else if (code == WRONG_DATA && !watched.isDone()) {
            // others of the benchmark may be done: the leaderboard is to say what this one lacks
            file(watched, end.message());
        }
        if (!worker.process().isAlive() || end.how().endsProcess()) {
            close();
        }
        return end;
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.words(batch.workerCommand()));
        builder.environment().putAll(launch.environment());
        builder.environment().putAll(environment);
        worker = WorkerProcess.start(builder);
        children.add(worker.process());
        memory.watch(worker.process().pid());
    }

    private int code(WatchedTrial watched) throws InterruptedException {
        int known = 0;
        OptionalInt code = worker.await(LOOKS_EVERY_MILLISECONDS);
        while (code.isEmpty()) {
            memory.look(worker.process().pid());
            int now = watched.epochs();
            if (now > known) {
                known = now;
                listener.progressed(watched.trial(), now);
            }
            code = worker.await(LOOKS_EVERY_MILLISECONDS);
        }
        return code.getAsInt();
    }

    private void file(WatchedTrial watched, String message) {
        try {
            watched.fileFailure(message);
        } catch (DataException e) {
            listener.noticed(e.getMessage());
        }
    }

    /** Ends the process, if there is one. */
    @Override
    public void close() {
        if (worker != null) {
            worker.close();
            memory.forget(worker.process().pid());
            children.remove(worker.process());
            worker = null;
        }
    }
}
