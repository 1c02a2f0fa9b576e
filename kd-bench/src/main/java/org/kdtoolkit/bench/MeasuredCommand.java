package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;

/**
 * A command line that is run to see what it costs. Its output is kept from the terminal; if the
 * last line is a JSON object with the figure, that is its time.
 *
 * @param line as a shell reads it
 * @param figure the name of the figure, such as {@code median_ms}; a full stop leads into an object
 */
record MeasuredCommand(String line, String figure) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POLL_MILLIS = 50;

    /**
     * Runs it once.
     *
     * @throws ConfigurationException if it fails
     */
    Cost run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("measured", ".log");
        try {
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder("sh", "-c", line)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            double peak = 0;
            do {
                peak = Math.max(peak, peakMib(process));
            } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
            double lived = (System.nanoTime() - start) / 1e6;
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new ConfigurationException(
                        "'%s' ended with exit code %d:%n%s"
                                .formatted(line, process.exitValue(), String.join("\n", lines)));
            }
            return new Cost(ownMillis(lines, lived), peak);
        } finally {
            Files.delete(output);
        }
    }

    /** One whose time is {@value Cost#MILLIS}. */
    MeasuredCommand(String line) {
        this(line, Cost.MILLIS);
    }

    private double ownMillis(List<String> lines, double otherwise) {
        if (lines.isEmpty()) {
            return otherwise;
        }
        try {
            JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
            return last.at("/" + figure.replace('.', '/')).asDouble(otherwise);
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }

    private static double peakMib(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(MeasuredCommand::peakMib)
                .max()
                .orElse(0);
    }

    /** The kernel's high-water mark of a process's resident memory; 0 where there is none. */
    private static double peakMib(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // it has ended, or this is not Linux
            return 0;
        }
    }
}
