package org.kdtoolkit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.config.plugin.Registry;

/** Documents with other values at some keys. */
class OtherValuesTest {

    /** Keeps what it reads, but for texts. */
    public record Tree(JsonNode json) implements TreeValue {

        /** Takes any tree that is no text. */
        public static Tree of(JsonNode json) {
            if (json.isTextual()) {
                throw new IllegalArgumentException("expected no text, found " + json);
            }
            return new Tree(json);
        }

        /** A phrase. */
        public static String expected() {
            return "a tree";
        }

        /** Anything. */
        public static ObjectNode schema() {
            return Definitions.type("object");
        }

        @Override
        public JsonNode tree(UnaryOperator<Path> paths) {
            return json;
        }
    }

    private record Bird(
            String name, @Default("2") @Range(min = 0) int wings, Optional<Path> song) {}

    private record Aviary(List<Bird> birds, @Default("{}") Map<String, Tree> others) {}

    @TempDir private Path folder;

    @Test
    void entriesOfListsAreAddressedByTheirNames() throws IOException {
        Aviary aviary = read("birds: [{name: owl}, {name: great.tit}]", "birds.great.tit.wings=4");

        assertThat(aviary.birds()).extracting(Bird::wings).containsExactly(2, 4);
        assertThat(read("birds: [{name: owl}, {name: tit}]", "birds.1.wings=4").birds())
                .extracting(Bird::wings)
                .containsExactly(2, 4);
    }

    @Test
    void aNameThatIsAnIndexOfAnotherIsRefused() {
        assertThatThrownBy(() -> read("birds: [{name: owl}, {name: '0'}]", "birds.0.wings=4"))
                .hasMessageContaining(
                        "birds: '0' is the index of one entry and the name of another; rename"
                                + " that");
        assertThatThrownBy(() -> read("birds: [{name: owl}, {name: tit}]", "birds.owk.wings=4"))
                .hasMessageContaining(
                        "expected the name of an entry (owl, tit), or the index of an entry, 0 to"
                                + " 1, found 'owk'; did you mean 'owl'?");
    }

    @Test
    void readsValuesOfOnePlaceAtAnother() throws IOException {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        List<String> written = new ArrayList<>();
        KeyPath wings = KeyPath.parse("birds.owl.wings");
        KeyPath song = KeyPath.parse("birds.owl.song");
        load(
                "birds: [{name: owl}]\nothers: {a: [3, -1, {x: y}], b: [hoo.mp3]}",
                reading -> {
                    assertThat(reading.resolved(wings)).hasToString("birds.0.wings");
                    for (KeyPath place : reading.entries(KeyPath.parse("others.a"))) {
                        problems.put(
                                place.toString(),
                                reading.with(Map.of(wings, Optional.of(place)), other -> {})
                                        .problems());
                    }
                    DocumentReading other =
                            reading.with(
                                    Map.of(song, Optional.of(KeyPath.parse("others.b.0"))),
                                    rules -> {});
                    other.written(
                                    other.resolved(song),
                                    path -> folder.toAbsolutePath().relativize(path))
                            .ifPresent(json -> written.add(json.toString()));
                    assertThat(reading.problems()).isEmpty();
                });

        assertThat(problems.get("others.a.0")).isEmpty();
        assertThat(problems.get("others.a.1"))
                .extracting(Problem::toString)
                .containsExactly(
                        folder.resolve("a.yaml")
                                + ":2:17: birds.0.wings: expected an integer of at least 0, found"
                                + " -1");
        assertThat(problems.get("others.a.2"))
                .extracting(Problem::message)
                .containsExactly("expected an integer of at least 0, found a map");
        assertThat(written).containsExactly("\"hoo.mp3\"");
    }

    @Test
    void leavesKeysOut() throws IOException {
        List<Boolean> found = new ArrayList<>();
        load(
                "birds: []\nothers: {a: 1}",
                reading -> {
                    KeyPath key = KeyPath.parse("others");
                    DocumentReading without =
                            reading.with(Map.of(key, Optional.empty()), rules -> {});
                    found.add(reading.has(KeyPath.parse("others.a")));
                    found.add(without.has(KeyPath.parse("others.a")));
                });

        assertThat(found).containsExactly(true, false);
    }

    @Test
    void whatAValueObjectsToHasItsPlace() throws IOException {
        assertThat(read("birds: []\nothers: {a: {b: [1, x]}}").others().get("a").json())
                .hasToString("{\"b\":[1,\"x\"]}");
        assertThatThrownBy(() -> read("birds: []\nothers: {a: text}"))
                .hasMessage(
                        folder.resolve("a.yaml")
                                + ":2:13: others.a: expected no text, found \"text\"");
    }

    private Aviary read(String yaml, String... overrides) throws IOException {
        return Schema.of(Aviary.class)
                .read(file(yaml), List.of(overrides), registry(), reading -> {});
    }

    private void load(String yaml, Consumer<DocumentReading> rules) throws IOException {
        Schema.of(Aviary.class).read(file(yaml), List.of(), registry(), rules);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("a.yaml"), yaml);
    }

    private static Registry registry() {
        return Registry.builder().build();
    }
}
