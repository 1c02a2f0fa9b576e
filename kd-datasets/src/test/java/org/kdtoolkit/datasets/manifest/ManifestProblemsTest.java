package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.GoldenProblem;
import org.kdtoolkit.datasets.media.MediaFiles;

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
                "mixed.jsonl"
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
                Configs.with(config, List.of("a", "b", "a"), Map.of(), Map.of()),
                "'classes' lists 'a' twice");
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
    void refusesToTakeTwoSubsetsFromTheSameSamples() {
        ManifestConfig config =
                Configs.manifest(folder.resolve("list.csv"), Map.of("image", Configs.audio()));
        Map<String, String> same = Map.of("validation", "test", "test", "test");
        refuses(
                Configs.with(config, List.of(), same, Map.of()),
                "'subsets' takes validation and test from the same samples, 'test'");
    }

    private static void refuses(ManifestConfig config, String message) {
        assertThatThrownBy(() -> new ManifestReader(config, TensorCache.none()).read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static void refuses(Path list, String problem) {
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(DataException.class)
                .hasMessage(list + " can't be used as a manifest: " + problem);
    }

    private static void read(Path list) {
        ManifestConfig config =
                Configs.with(
                        Configs.manifest(list, Map.of("image", Configs.greyImage(2, 2))),
                        List.of("zero", "one", "two", "three"),
                        Map.of("train", "training", "validation", "validation"),
                        Map.of());
        new ManifestReader(config, TensorCache.none()).read();
    }
}
