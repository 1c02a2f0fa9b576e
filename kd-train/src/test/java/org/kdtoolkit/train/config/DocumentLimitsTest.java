package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;

/** What is too large, too deep or no text is refused in a moment, or read in one. */
class DocumentLimitsTest {

    private static final Path CONFIG = Path.of("src/test/resources/config");
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private final ExperimentLoader loader = new ExperimentLoader(SampleProviders.registry());

    @Test
    void refusesAFileThatIsNoConfigurationByItsSize() throws IOException {
        Path file = write("name: " + "x".repeat(10_000_000));

        refuses(
                file,
                file
                        + ": is larger than 512 KiB, which no configuration is; name large lists by"
                        + " their files");
    }

    @Test
    void refusesAWordOfHalfAMegabyteWithoutRepeatingIt() throws IOException {
        Path file = write(minimal().replace("name: minimal", "name: " + "x".repeat(500_000)));

        refuses(
                file,
                file
                        + ":1:7: name: expected a string of at most 4096 characters without control"
                        + " characters, found '"
                        + "x".repeat(100)
                        + "... (500000 characters)'");
    }

    @Test
    void refusesNestingThatNoConfigurationHas() throws IOException {
        Path file = write("name: " + "[".repeat(100_000) + "]".repeat(100_000));

        refuses(file, file + ":1:70: lists and maps are more than 64 deep within each other");
    }

    @Test
    void refusesAnOverrideOfThousandsOfParts() throws IOException {
        Path file = write(minimal());
        String override = "a" + ".a".repeat(4999) + "=1";

        Assertions.assertTimeoutPreemptively(
                A_MOMENT,
                () ->
                        assertThatThrownBy(() -> loader.load(file, List.of(override)))
                                .isInstanceOf(ConfigurationException.class)
                                .hasMessage(
                                        "--set a"
                                                + ".a".repeat(49)
                                                + ".... (10001 characters): the key has 5000 parts;"
                                                + " no configuration is more than 64 deep"));
    }

    @Test
    void refusesAnOverrideOfAMegabyte() throws IOException {
        Path file = write(minimal());

        assertThatThrownBy(() -> loader.load(file, List.of("name=" + "x".repeat(1 << 20))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--set name="
                                + "x".repeat(95)
                                + "... (1048581 characters): the value has 1048576 characters;"
                                + " expected at most 65536");
    }

    @Test
    void refusesAliasesOfAliasesThatMakeBillions() throws IOException {
        String lines =
                IntStream.range(1, 30)
                        .mapToObj(i -> "a%d: &a%1$d [%s]\n".formatted(i, aliases("a" + (i - 1))))
                        .collect(Collectors.joining());
        Path file = write("a0: &a0 [1]\n" + lines);

        refuses(
                file,
                file + ":7:25: aliases make more than 1000000 values of the file; name fewer");
    }

    @Test
    void readsWhatManyAliasesStandForOnce() throws IOException {
        String objectives = String.join(", ", Collections.nCopies(400, "kd"));
        String methods =
                IntStream.range(1, 400)
                        .mapToObj(i -> "  - {name: m%d, objectives: *shared}\n".formatted(i))
                        .collect(Collectors.joining());
        Path file =
                write(
                        minimal()
                                .replaceFirst(
                                        "methods:.*\n",
                                        "teacher: {modality: audio, type: stored, embeddings: e}\n"
                                                + "methods:\n"
                                                + "  - {name: m0, objectives: &shared ["
                                                + objectives
                                                + "]}\n"
                                                + methods));

        Assertions.assertTimeoutPreemptively(
                A_MOMENT,
                () -> {
                    ExperimentConfig experiment = loader.load(file, List.of());
                    assertThat(experiment.methods()).hasSize(400);
                    assertThat(experiment.methods().get(399).objectives())
                            .isSameAs(experiment.methods().get(0).objectives())
                            .hasSize(400);
                });
    }

    @Test
    void anAliasOfASingleValueStandsForIt() throws IOException {
        Path file = write(minimal().replace("name: minimal", "name: &n mine") + "seeds: [&s 7]\n");

        assertThat(loader.load(file, List.of()).name()).isEqualTo("mine");
    }

    @Test
    void refusesWhatIsNoFile() {
        refuses(folder, folder + ": expected a YAML file, found a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesADevice() {
        refuses(Path.of("/dev/null"), "/dev/null: expected a YAML file, found a pipe or device");
    }

    @Test
    void refusesAnotherEncodingWithTheLine() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "name: x\noutput: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        refuses(latin, latin + ":2: expected a text file in UTF-8; save it as one");
    }

    @Test
    void takesAByteOrderMark() throws IOException {
        assertThat(loader.load(write('\ufeff' + minimal()), List.of()).name()).isEqualTo("minimal");
    }

    private void refuses(Path file, String message) {
        Assertions.assertTimeoutPreemptively(
                A_MOMENT,
                () ->
                        assertThatThrownBy(() -> loader.load(file, List.of()))
                                .isInstanceOf(ConfigurationException.class)
                                .hasMessage(message));
    }

    private static String aliases(String name) {
        return String.join(", ", Collections.nCopies(10, "*" + name));
    }

    private static String minimal() throws IOException {
        return Files.readString(CONFIG.resolve("minimal.yaml"))
                .replace(
                        "data/table.csv",
                        CONFIG.resolve("data/table.csv").toAbsolutePath().toString());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("experiment.yaml"), yaml);
    }
}
