package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.GoldenProblem;
import org.kdtoolkit.testkit.files.MediaFiles;

class ManifestProblemsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.csv",
                "columns.csv",
                "twice.csv",
                "quotes.csv",
                "empty.csv",
                "header-only.csv",
                "no-validation.csv",
                "many.csv",
                "rows.jsonl",
                "mixed.jsonl",
                "missing.jsonl",
                "missing-labels.jsonl"
            })
    void saysAllThatIsWrongAtOnce(String name) throws IOException {
        GoldenProblem.check(name, folder.resolve(name), ManifestProblemsTest::read);
    }

    @Test
    void saysWhichLineIsNotUtf8() throws IOException {
        Path list = folder.resolve("list.csv");
        Files.writeString(
                list,
                "id,subset,label,image\n1,train,\u00e9t\u00e9,x.png\n",
                StandardCharsets.ISO_8859_1);
        refuses(list, "line 2 is not UTF-8; save it in that encoding");
    }

    @Test
    void saysThatThereIsNoList() {
        refuses(folder.resolve("none.csv"), "it does not exist; check 'path'");
    }

    @Test
    void refusesAListThatIsNoFile() throws IOException {
        refuses(
                MediaFiles.socket(folder.resolve("list.csv")),
                "it is a pipe, a socket or a device, expected a file; check 'path'");
        refuses(
                Files.createDirectory(folder.resolve("folder.csv")),
                "it is a folder, expected a file; check 'path'");
    }

    @Test
    void asksForTheFormatOfAnotherEnding() {
        assertThatThrownBy(() -> read(folder.resolve("list.txt")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        folder.resolve("list.txt")
                                + " ends neither with .csv nor .jsonl or .ndjson; set 'format:"
                                + " csv' or 'format: json-lines'");
    }

    @Test
    void refusesConfigurationsThatDoNotFit() {
        ManifestConfig config =
                Configs.manifest(folder.resolve("list.csv"), Map.of("image", Configs.audio()));
        refuses(
                Configs.with(config, List.of(), Map.of("tset", "test"), Map.of()),
                "'subsets' has the key 'tset'; did you mean 'test'? (known: train, validation,"
                        + " test)");
        refuses(
                Configs.with(config, List.of(), Map.of(), Map.of("training", 3)),
                "'limit' has the key 'training' (known: train, validation, test)");
        refuses(
                Configs.manifest(folder.resolve("list.csv"), Map.of()),
                "'modalities' is empty; name at least one");
    }

    @Test
    void refusesClassesThatAreListedTwiceBeforeAnythingIsRead() {
        refusesClasses(List.of("a", "b", "a"), "'classes' lists 'a' twice");
        refusesClasses(
                List.of("caf\u00e9", "cafe\u0301\u00a0"), "'classes' lists 'caf\u00e9' twice");
        refusesClasses(List.of("a", " "), "'classes' lists an empty name");
    }

    private void refusesClasses(List<String> classes, String message) {
        assertThatThrownBy(() -> ManifestConfig.of(folder.resolve("list.csv"), classes, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhereBracketsHaveNoEnd() throws IOException {
        Path list = folder.resolve("list.jsonl");
        String good =
                "{\"id\": \"a\", \"subset\": \"training\", \"label\": \"one\", \"image\":"
                        + " \"1.png\"}\n";
        Files.writeString(list, good + "[".repeat(100_000) + "\n" + "{\"a\":".repeat(100_000));
        refuses(
                list,
                "\n"
                        + "  line 2: not a JSON object: brackets are nested more than 100"
                        + " deep\n"
                        + "  line 3: not a JSON object: brackets are nested more than 100"
                        + " deep");
    }

    @Test
    void refusesALineOfMegabytes() throws IOException {
        Path list = folder.resolve("list.jsonl");
        Files.writeString(list, "\n{\"id\": \"" + "a".repeat(5_000_000) + "\"}");
        refuses(
                list,
                "line 2: what begins here is longer than 4000000 characters, expected one sample;"
                        + " do quotes and brackets match?");
    }

    @Test
    void staysShortHoweverManyColumnsThereAre() throws IOException {
        Path list = folder.resolve("list.csv");
        String columns =
                IntStream.range(0, 300_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        Files.writeString(list, columns + "\n" + columns + "\n");
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(DataException.class)
                .message()
                .startsWith(
                        list
                                + " can't be used as a manifest:\n"
                                + "  line 1: no column 'id' (found: c0, c1")
                .hasSizeLessThan(5_000);
    }

    @Test
    void refusesToTakeTwoSubsetsFromTheSameSamples() {
        ManifestConfig config =
                Configs.manifest(folder.resolve("list.csv"), Map.of("image", Configs.audio()));
        Map<String, String> same = Map.of("validation", "test", "test", "test");
        refuses(
                Configs.with(config, List.of(), same, Map.of()),
                "'subsets' takes validation and test from the same samples, 'test'");
    }

    private static void refuses(ManifestConfig config, String message) {
        assertThatThrownBy(
                        () ->
                                ManifestReader.open(
                                        config, Configs.context(new Faults(OnError.SKIP))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static void refuses(Path list, String problem) {
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        list
                                + " can't be used as a manifest:"
                                + (problem.startsWith("\n") ? "" : " ")
                                + problem);
    }

    private static void read(Path list) {
        ManifestConfig config =
                Configs.with(
                        Configs.manifest(list, Map.of("image", Configs.greyImage(2, 2))),
                        List.of("zero", "one", "two", "three"),
                        Map.of("train", "training", "validation", "validation"),
                        Map.of());
        ManifestReader.open(config, Configs.context(new Faults(OnError.SKIP)));
    }
}
