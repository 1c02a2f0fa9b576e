package org.kdtoolkit.spark.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process in which a task has its trial run. It ends when nobody holds its standard input any
 * more, as when the executor is killed, and when the task's thread is interrupted.
 *
 * @param order what is to be run
 * @param environment what else is set in its environment
 */
record TaskProcess(TrialOrder order, Map<String, String> environment) {

    /**
     * Removes what earlier runs said; attempts of one run stand behind each other.
     *
     * @throws IOException if that can't be done
     */
    void clearLog() throws IOException {
        Files.deleteIfExists(Path.of(order.log()));
    }

    /**
     * Runs it.
     *
     * @return its exit code
     * @throws IOException if it can't be started
     * @throws InterruptedException if the task was killed; the process is told to end
     */
    int run() throws IOException, InterruptedException {
        Path log = Path.of(order.log());
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(order.command())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(order.environment());
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy(); // still there only if the task was killed
        }
    }
}
