package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files of a folder by their names, to the last bit, but for what a clock measured. */
final class TimelessFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TimelessFiles() {}

    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), content(file));
            }
        }
        return contents;
    }

    private static String content(Path file) throws IOException {
        switch (file.getFileName().toString()) {
            case "result.json":
            case "leaderboard.json":
                return timeless(JSON.readTree(file.toFile())).toString();
            case "metrics.jsonl":
                return timelessLines(file);
            case "environment.json":
                return "of the machine and the clock";
            case "leaderboard.csv":
            case "leaderboard.md":
            case "report.html":
                return "made of the others";
            default:
                return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        }
    }

    private static String timelessLines(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            lines.append(timeless(JSON.readTree(line))).append('\n');
        }
        return lines.toString();
    }

    /** Without the keys of seconds, at whatever depth. */
    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(
                    object.properties().stream()
                            .map(Map.Entry::getKey)
                            .filter(key -> key.contains("seconds"))
                            .collect(Collectors.toList()));
        }
        node.forEach(TimelessFiles::timeless);
        return node;
    }
}
