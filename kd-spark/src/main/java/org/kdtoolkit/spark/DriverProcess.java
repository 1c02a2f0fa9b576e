package org.kdtoolkit.spark;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kdtoolkit.spark.driver.TrialOrder;

/**
 * The driver's process, seen from the one that started it. The driver ends when its standard input
 * is closed, which it is when this process ends.
 */
final class DriverProcess {

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reader = new Thread(this::read, "kd-spark");

    private DriverProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a driver.
     *
     * @param command its command line
     * @param orders what it is to have done
     * @param log the file that takes what Spark says
     * @throws IOException if it can't be started
     */
    static DriverProcess start(List<String> command, List<TrialOrder> orders, Path log)
            throws IOException {
        DriverProcess driver =
                new DriverProcess(
                        new ProcessBuilder(command)
                                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                                .start());
        driver.reader.setDaemon(true);
        driver.reader.start();
        try {
            DataOutputStream out = new DataOutputStream(driver.process.getOutputStream());
            TrialOrder.write(orders, out);
            out.flush();
        } catch (IOException ended) {
            // it has ended already, and its log says why
        }
        return driver;
    }

    /** The process. */
    Process process() {
        return process;
    }

    private void read() {
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
            }
        } catch (IOException ended) {
            // as good as the end of what it says
        }
    }

    /** The next line that it says; empty where it says none for a while. */
    Optional<DriverLine> next(long milliseconds) throws InterruptedException {
        String line = lines.poll(milliseconds, TimeUnit.MILLISECONDS);
        return line == null ? Optional.empty() : DriverLine.parse(line);
    }

    /** Whether it has said all that it ever will, and all of it was read. */
    boolean isSilent() {
        return !reader.isAlive() && lines.isEmpty();
    }
}
