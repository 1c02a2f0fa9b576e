package org.kdtoolkit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.config.plugin.Registry;

class SchemaTest {

    private record WithThread(Thread thread) {}

    @ProvidedBy("objective")
    private record Envelope(String type, double weight, Record settings) {}

    private record Document(Envelope objective) {}

    private record WithFile(@MustExist Path file) {}

    private record WithMadeFile(@MustExist(remedy = "bake it first") Path cake) {}

    private record WithWeight(double weight) {}

    private sealed interface Pet {
        record GuardDog(int teeth) implements Pet {}

        record Cat() implements Pet {}

        sealed interface Bird extends Pet {}

        record Parrot(int words) implements Bird {}
    }

    private record Way(
            @Alone double from,
            Optional<Double> to,
            @Default("3") int steps,
            Optional<Rise> rise) {}

    private record Rise(@Default("0") double from) {}

    private record WithWays(@Default("0.5") @Range(min = 0) Way narrow, Optional<Way> wide) {}

    private record Choice(
            @Alone Optional<Word> word, @Alone @NotEmpty Optional<List<String>> some) {}

    private enum Word {
        ALL
    }

    private record WithChoice(Choice choice) {}

    private record House(Map<String, Pet> pets) {}

    /** An objective of that name, which reading a file does not create. */
    private static Plugin taken() {
        return () ->
                List.of(
                        ObjectiveProvider.builder("taken", WithWeight.class)
                                .build(
                                        (config, context) -> {
                                            throw new UnsupportedOperationException("taken");
                                        }));
    }

    @TempDir private Path folder;

    @Test
    void pointsToThePageOfTheFolderThatLacksAFile() throws IOException {
        Path page = Files.createDirectories(folder.resolve("data")).resolve("README.md");
        Files.writeString(page, "birds go here");

        assertThatThrownBy(() -> readFile("data/birds/list.csv"))
                .hasMessage(
                        folder.resolve("a.yaml:1:7: file: there is no file or folder ").toString()
                                + folder.resolve("data/birds/list.csv")
                                + "; "
                                + page
                                + " says what belongs there");
    }

    @Test
    void leavesPagesAloneThatAreBesideTheDocumentOrAboveIt() throws IOException {
        Files.writeString(folder.resolve("README.md"), "an experiment");

        for (String file : List.of("birds.csv", "../birds.csv", "/birds/list.csv")) {
            assertThatThrownBy(() -> readFile(file))
                    .hasMessage(
                            "%s:1:7: file: there is no file or folder %s",
                            folder.resolve("a.yaml"), folder.resolve(file).normalize());
        }
    }

    @Test
    void saysWhatToDoWhereAFileIsMissing() throws IOException {
        Path document = Files.writeString(folder.resolve("a.yaml"), "cake: my.cake");
        assertThatThrownBy(
                        () ->
                                Schema.of(WithMadeFile.class)
                                        .read(
                                                document,
                                                List.of(),
                                                Registry.builder().build(),
                                                reading -> {}))
                .hasMessage(
                        "%s:1:7: cake: there is no file or folder %s; bake it first",
                        document, folder.resolve("my.cake"));
    }

    private WithFile readFile(String file) throws IOException {
        Path document = folder.resolve("a.yaml");
        Files.writeString(document, "file: " + file);
        return Schema.of(WithFile.class)
                .read(document, List.of(), Registry.builder().build(), reading -> {});
    }

    @Test
    void refusesAComponentThatNoValueCanBe() {
        assertThatThrownBy(() -> Schema.of(WithThread.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        WithThread.class.getName()
                                + ".thread is a java.lang.Thread, which no YAML value can be");
    }

    @Test
    void choosesARecordByItsType() throws IOException {
        Path file = folder.resolve("document.yaml");
        Files.writeString(file, "pets: {rex: {type: guard-dog, teeth: 42}, tom: {type: cat}}");
        Schema<House> schema = Schema.of(House.class);
        House house = schema.read(file, List.of(), Registry.builder().build(), reading -> {});
        assertThat(house.pets())
                .isEqualTo(Map.of("rex", new Pet.GuardDog(42), "tom", new Pet.Cat()));
        assertThat(schema.write(house))
                .hasToString(
                        "{\"pets\":{\"rex\":{\"type\":\"guard-dog\",\"teeth\":42},\"tom\":{\"type\":\"cat\"}}}");
        Files.writeString(file, "pets: {rex: {teeth: 42}}");
        assertThatThrownBy(
                        () ->
                                schema.read(
                                        file, List.of(), Registry.builder().build(), reading -> {}))
                .hasMessageContaining(
                        "pets.rex.type: missing; expected one of guard-dog, cat, parrot");
    }

    @Test
    void choosesAlsoAmongTheRecordsOfASealedInterfaceThatAnotherOnePermits() throws IOException {
        Path file = folder.resolve("document.yaml");
        Files.writeString(file, "pets: {polly: {type: parrot, words: 9}}");
        House house =
                Schema.of(House.class)
                        .read(file, List.of(), Registry.builder().build(), reading -> {});
        assertThat(house.pets()).isEqualTo(Map.of("polly", new Pet.Parrot(9)));
    }

    @Test
    void refusesAProviderWhoseKeyIsTaken() throws IOException {
        Path file = folder.resolve("document.yaml");
        Files.writeString(file, "objective: {type: taken, weight: 1}");
        Registry registry = Registry.builder().add(taken()).build();

        assertThatThrownBy(
                        () ->
                                Schema.of(Document.class)
                                        .read(file, List.of(), registry, reading -> {}))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        file
                                + ":1:12: objective.weight: the objective 'taken' has a key of this"
                                + " name, which is taken; "
                                + WithWeight.class.getName()
                                + " must rename it");
    }

    private record WithDefaults(@Default("3") int epochs, @Default("{}") Map<String, Pet> pets) {}

    @Test
    void givesTheRecordOfADocumentInWhichNothingIsWritten() {
        Registry none = Registry.builder().build();

        assertThat(Schema.of(WithDefaults.class).defaults(none))
                .isEqualTo(new WithDefaults(3, Map.of()));
        assertThatThrownBy(() -> Schema.of(WithWeight.class).defaults(none))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("weight: missing; expected a number");
    }

    private record TwoFiles(@MustExist Path one, @MustExist Path other) {}

    @Test
    void forgivesThatFilesAreMissingWhichNobodyOpens() throws IOException {
        Path file = Files.writeString(folder.resolve("files.yaml"), "{one: 1.txt, other: 2.txt}");
        Schema<TwoFiles> schema = Schema.of(TwoFiles.class);
        Registry none = Registry.builder().build();

        TwoFiles read =
                schema.read(
                        file, List.of(), none, reading -> reading.allowMissingFiles(KeyPath.ROOT));

        assertThat(read.one()).isEqualTo(folder.resolve("1.txt"));
        assertThatThrownBy(
                        () ->
                                schema.read(
                                        file,
                                        List.of(),
                                        none,
                                        reading -> reading.allowMissingFiles(KeyPath.parse("one"))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "%s:1:21: other: there is no file or folder %s"
                                .formatted(file, folder.resolve("2.txt")));
    }

    @Test
    void aValueMayStandAloneForARecord() throws IOException {
        WithWays written = ways("narrow: 2\nwide: {from: -1, to: -2}");
        assertThat(written)
                .isEqualTo(
                        new WithWays(
                                new Way(2, Optional.empty(), 3, Optional.empty()),
                                Optional.of(new Way(-1, Optional.of(-2.0), 3, Optional.empty()))));
        Schema<WithWays> schema = Schema.of(WithWays.class);
        assertThat(schema.write(written))
                .hasToString("{\"narrow\":2.0,\"wide\":{\"from\":-1.0,\"to\":-2.0,\"steps\":3}}");
        assertThat(ways("{}").narrow().from()).isEqualTo(0.5);
        assertThat(
                        schema.describe(Registry.builder().build())
                                .at("/$defs/with-ways/properties/narrow/anyOf/0"))
                .hasToString("{\"type\":\"number\",\"minimum\":0}");
    }

    @Test
    void boundsHoldForAllNumbersOfARecordOfWhichOneMayStandAlone() {
        assertThatThrownBy(() -> ways("narrow: -2"))
                .hasMessageEndingWith("narrow: expected a number of at least 0, found -2");
        assertThatThrownBy(() -> ways("narrow: {from: 1, to: -2}"))
                .hasMessageEndingWith("narrow.to: expected a number of at least 0, found -2");
        assertThatThrownBy(() -> ways("narrow: {from: 1, rise: {from: -2}}"))
                .hasMessageEndingWith(
                        "narrow.rise.from: expected a number of at least 0, found -2");
        assertThatThrownBy(() -> ways("wide: [1]"))
                .hasMessageEndingWith(
                        "wide: expected a number, or a map of from, to, steps, rise, found a list");
    }

    @Test
    void aListMayStandAloneBesideAWord() throws IOException {
        Path file = Files.writeString(folder.resolve("choice.yaml"), "choice: [a, b]");
        Schema<WithChoice> schema = Schema.of(WithChoice.class);
        Registry registry = Registry.builder().build();
        WithChoice some = schema.read(file, List.of(), registry, reading -> {});
        assertThat(some.choice().some()).contains(List.of("a", "b"));
        assertThat(schema.write(some)).hasToString("{\"choice\":[\"a\",\"b\"]}");
        Files.writeString(file, "choice: []");
        assertThatThrownBy(() -> schema.read(file, List.of(), registry, reading -> {}))
                .hasMessageEndingWith(
                        "choice: expected a list with at least one entry, found an empty list; each"
                                + " entry is a string");
        assertThat(schema.describe(registry).at("/$defs/with-choice/properties/choice/anyOf"))
                .hasSize(3);
    }

    private WithWays ways(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("ways.yaml"), yaml);
        return Schema.of(WithWays.class)
                .read(file, List.of(), Registry.builder().build(), reading -> {});
    }
}
