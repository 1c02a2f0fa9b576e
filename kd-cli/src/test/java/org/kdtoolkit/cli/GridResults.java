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
import java.util.stream.Stream;

/**
 * What a grid leaves that has to be the same wherever it runs.
 *
 * @param run the folder of the run
 */
record GridResults(Path run) {

    /** {@code leaderboard.json} without what a clock measured. */
    JsonNode leaderboard() throws IOException {
        JsonNode leaderboard =
                new ObjectMapper().readTree(run.resolve("leaderboard.json").toFile());
        leaderboard.findParents("seconds").forEach(node -> ((ObjectNode) node).remove("seconds"));
        return leaderboard;
    }

    /** The students, to the last bit, by their places. */
    Map<String, String> students() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(path -> path.endsWith("student.safetensors")).toList()) {
                files.put(
                        run.relativize(file).toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** How many epochs of a method's first seed are done. */
    int epochs(String method) throws IOException {
        Path file = run.resolve(method).resolve("seed-1/metrics.jsonl");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }
}
