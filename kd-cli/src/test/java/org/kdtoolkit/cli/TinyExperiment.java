package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An experiment that is over in a moment, run through the command line. */
final class TinyExperiment {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SYNTHETIC =
            """
            name: tiny
            seeds: [1, 2]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 12, test: 18, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 2, batch-size: 16}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition, retrieval]}
            output: out
            """;

    private final Terminal terminal = new Terminal();
    private final Path file;

    private TinyExperiment(Path file) {
        this.file = file;
    }

    /** On the generated data set: 3 methods, 2 seeds, 2 epochs of 3 steps. */
    static TinyExperiment synthetic(Path folder) {
        return of(folder, SYNTHETIC);
    }

    /** A file {@code tiny.yaml} in a folder. */
    static TinyExperiment of(Path folder, String yaml) {
        Path file = folder.resolve("tiny.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TinyExperiment(file);
    }

    /**
     * Runs a command on the file.
     *
     * @param overrides {@code KEY=VALUE}, or options that begin with {@code --} and their values
     * @return the exit code
     */
    int run(String command, String... overrides) {
        List<String> words = new ArrayList<>(List.of(command, file.toString()));
        boolean value = false;
        for (String word : overrides) {
            if (!value && !word.startsWith("--")) {
                words.add("--set");
            }
            value = !value && word.startsWith("--") && !word.equals("--resume");
            words.add(word);
        }
        return kd(words.toArray(String[]::new));
    }

    /** Runs any command. */
    int kd(String... words) {
        return terminal.run(words);
    }

    Path file() {
        return file;
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }

    /** A path in the output folder. */
    Path result(String name) {
        return file.resolveSibling("out").resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(result(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String name) {
        return parse(text(name));
    }

    List<JsonNode> lines(String name) {
        return text(name).lines().map(TinyExperiment::parse).toList();
    }

    /** A trial's {@code result.json} without what a clock measured. */
    JsonNode timelessResult(String trial) {
        return timeless(json(trial + "/result.json"));
    }

    /** A trial's {@code metrics.jsonl} without what a clock measured. */
    List<JsonNode> timelessEpochs(String trial) {
        return lines(trial + "/metrics.jsonl").stream().map(TinyExperiment::timeless).toList();
    }

    private static JsonNode timeless(JsonNode node) {
        ObjectNode object = node.deepCopy();
        object.properties().removeIf(field -> field.getKey().contains("seconds"));
        return object;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
