package org.kdtoolkit.train.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process of {@code kd trial --worker}: it runs trials one after the other, so that only the
 * first of them waits for Java and the engine.
 */
final class WorkerProcess implements AutoCloseable {

    /** What a process said is read soon after its end, unless a child of it holds the pipe. */
    private static final long LAST_WORDS_MILLISECONDS = 1000;

    private final Process process;
    private final BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    private OutputStream log = OutputStream.nullOutputStream();

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /** Starts one, with its errors among what it prints. */
    static WorkerProcess start(ProcessBuilder builder) throws IOException {
        WorkerProcess started = new WorkerProcess(builder.redirectErrorStream(true).start());
        Thread reader = new Thread(started::read, "kd-trial-" + started.process.pid());
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    Process process() {
        return process;
    }

    /**
     * Has it run a trial.
     *
     * @param trial the trial
     * @param file takes what it prints meanwhile
     * @throws IOException if the file can't be written
     */
    void begin(PlannedTrial trial, Path file) throws IOException {
        to(Files.newOutputStream(file));
        try {
            OutputStream numbers = process.getOutputStream();
            numbers.write((trial.number() + "\n").getBytes(StandardCharsets.UTF_8));
            numbers.flush();
        } catch (IOException ended) {
            // its exit code follows
        }
    }

    /**
     * Waits for the trial to end.
     *
     * @param milliseconds how long at most
     * @return the exit code that {@code kd trial} would have had, or that of the process if it has
     *     ended; empty while the trial runs
     */
    OptionalInt await(long milliseconds) throws InterruptedException {
        Integer code = codes.poll(milliseconds, TimeUnit.MILLISECONDS);
        if (code == null && !process.isAlive()) {
            code = codes.poll(LAST_WORDS_MILLISECONDS, TimeUnit.MILLISECONDS);
            return OptionalInt.of(code == null ? process.exitValue() : code);
        }
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<WorkerLine> end = WorkerLine.of(line);
                if (end.isPresent()) {
                    codes.add(end.get().code());
                } else {
                    write(line);
                }
            }
            codes.add(process.waitFor());
        } catch (IOException closed) {
            // as good as the end of the process
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void write(String line) {
        try {
            log.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            // the trial itself meets the same, and says so
        }
    }

    /** Ends the process, and with it a trial that runs. */
    @Override
    public void close() {
        process.destroy();
        to(OutputStream.nullOutputStream());
    }

    private synchronized void to(OutputStream next) {
        try {
            log.close();
        } catch (IOException unwritten) {
            // a log is no result
        }
        log = next;
    }
}
