package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

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
     * Asserts that it is valid where the files are that it names. They are made up.
     *
     * @param base the experiment that it changes, if it is not whole
     * @param folder takes everything
     * @param options further words for the command line
     */
    void assertValid(ExperimentText base, Path folder, List<String> options) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, isWhole() ? yaml : base.yaml());
        List<String> words = new ArrayList<>(List.of("validate", file.toString()));
        words.addAll(options);
        if (!isWhole()) {
            words.addAll(changes());
        }
        Terminal terminal = new Terminal();
        int code = terminal.run(words.toArray(String[]::new));
        Matcher missing = MISSING.matcher(terminal.err());
        if (code != 0 && missing.find()) {
            missing.reset();
            while (missing.find()) {
                makeUp(Path.of(missing.group(1)), folder);
            }
            code = terminal.run(words.toArray(String[]::new));
        }
        Assertions.assertThat(code).as(yaml + terminal.err()).isZero();
    }

    /** The keys as options. */
    private List<String> changes() throws IOException {
        List<String> words = new ArrayList<>();
        JsonNode keys = new YAMLMapper().readTree(yaml);
        keys.properties()
                .forEach(
                        key -> words.addAll(List.of("--set", key.getKey() + "=" + key.getValue())));
        if (keys.has("teachers")) {
            words.addAll(List.of("--set", "teacher="));
        }
        return words;
    }

    /** Makes a file of what has an ending, and a folder of what has none. */
    private static void makeUp(Path missing, Path folder) throws IOException {
        Assertions.assertThat(missing).startsWithRaw(folder.toAbsolutePath());
        if (missing.getFileName().toString().contains(".")) {
            Files.createDirectories(missing.getParent());
            Files.writeString(missing, "");
        } else {
            Files.createDirectories(missing);
        }
    }
}
