package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The signals that this process ignores, and that its children ignore as it does. */
final class Signals {

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private Signals() {}

    /** Their names, as far as the system tells: {@code nohup} ignores HUP, for one. */
    static List<String> ignored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return List.of();
        }
        long mask =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(
                                line ->
                                        Long.parseUnsignedLong(
                                                line.substring(line.indexOf(':') + 1).strip(), 16))
                        .findFirst()
                        .orElse(0);
        return NUMBERS.entrySet().stream()
                .filter(signal -> (mask >>> (signal.getValue() - 1) & 1) == 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
