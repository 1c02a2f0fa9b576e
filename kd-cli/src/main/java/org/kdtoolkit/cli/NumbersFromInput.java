package org.kdtoolkit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Numbers of trials, one a line, read as they come. Where this process is to end with the one that
 * started it, it does so at the end of the input; else it still runs what has come.
 */
final class NumbersFromInput {

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private NumbersFromInput() {}

    /** Begins to read. */
    static NumbersFromInput of(InputStream input) {
        NumbersFromInput numbers = new NumbersFromInput();
        Thread reader = new Thread(() -> numbers.read(input), "kd-numbers");
        reader.setDaemon(true);
        reader.start();
        return numbers;
    }

    private void read(InputStream input) {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(Optional.of(line.strip()));
                }
            }
        } catch (IOException closed) {
            // as good as the end of the input
        }
        if (ParentWatch.isAsked()) {
            ParentWatch.end();
        }
        lines.add(Optional.empty());
    }

    /**
     * Waits for the next number.
     *
     * @return the number; empty at the end of the input
     * @throws ConfigurationException if a line is none
     */
    OptionalInt next() {
        Optional<String> line;
        try {
            line = lines.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
        if (line.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt number = TrialOptions.parsed(line.get());
        if (number.isEmpty()) {
            throw new ConfigurationException(
                    "standard input: expected the number of a trial, from 0, found '%s'"
                            .formatted(line.get()));
        }
        return number;
    }
}
