package org.kdtoolkit.cli;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.onnx.graph.OnnxGraph;
import org.kdtoolkit.train.config.ExperimentLoader;

/**
 * YAML as documents show it: a whole experiment, or keys that take the place of an experiment's.
 *
 * @param yaml the text
 */
record ExperimentText(String yaml) {

    private static final Pattern MISSING = Pattern.compile("there is no file or folder ([^;\\n]+)");

    /** Whether it is an experiment of its own. */
    boolean isWhole() {
        return yaml.startsWith("name: ") || yaml.contains("\nname: ");
    }

    /**
     * Asserts that all that it says fits together where the files are that it names. They are made
     * up, so that nothing in them is looked at.
     *
     * @param base the experiment that it changes, if it is not whole
     * @param folder takes everything
     * @param registry knows the providers that it names
     */
    void assertValid(ExperimentText base, Path folder, Registry registry) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, isWhole() ? yaml : base.yaml());
        List<String> overrides = isWhole() ? List.of() : changes();
        ExperimentLoader loader = new ExperimentLoader(registry);
        try {
            loader.load(file, overrides);
        } catch (ConfigurationException e) {
            Matcher missing = MISSING.matcher(e.getMessage());
            while (missing.find()) {
                makeUp(Path.of(missing.group(1)), folder);
            }
            Assertions.assertThatCode(() -> loader.load(file, overrides))
                    .as(yaml)
                    .doesNotThrowAnyException();
        }
    }

    /** The keys as changes. */
    private List<String> changes() throws IOException {
        List<String> words = new ArrayList<>();
        JsonNode keys = new YAMLMapper().readTree(yaml);
        keys.properties().forEach(key -> words.add(key.getKey() + "=" + key.getValue()));
        if (keys.has("teachers")) {
            words.add("teacher=");
        }
        return words;
    }

    /** An ONNX file is looked at: its names are those of the guide to teachers. */
    private static byte[] content(Path file) {
        if (!file.toString().endsWith(".onnx")) {
            return new byte[0];
        }
        OnnxGraph graph = new OnnxGraph("sound");
        for (String input : List.of("waveform", "mask")) {
            graph.input(input, DataType.FLOAT, List.of("batch", "samples"));
        }
        for (String output : List.of("pooled", "scores")) {
            graph.output(output, "waveform", DataType.FLOAT, List.of("batch", "width"));
        }
        return graph.model("test", "1", Map.of()).toByteArray();
    }

    /** Makes a file of what has an ending, and a folder of what has none. */
    private static void makeUp(Path missing, Path folder) throws IOException {
        Assertions.assertThat(missing).startsWithRaw(folder.toAbsolutePath());
        if (missing.getFileName().toString().contains(".")) {
            Files.createDirectories(missing.getParent());
            Files.write(missing, content(missing));
        } else {
            Files.createDirectories(missing);
        }
    }
}
