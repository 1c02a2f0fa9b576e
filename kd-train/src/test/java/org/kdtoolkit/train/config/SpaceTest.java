package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2.5, \"adam\", true, [1, 2], {\"type\": \"sgd\"}]",
                "{\"uniform\": [-1.0, 1.0]}",
                "{\"log-uniform\": [1.0E-4, 0.01]}",
                "{\"integer\": [2, 64], \"step\": 2}",
                "{\"integer\": [1, 64], \"log\": true}",
                "{\"integer\": [0, 3]}"
            })
    void writesWhatItReads(String text) {
        Space space = space(text);

        assertThat(space.tree(UnaryOperator.identity()).toString())
                .isEqualTo(tree(text).toString());
        assertThat(Space.of(space.tree(UnaryOperator.identity()))).isEqualTo(space);
    }

    @Test
    void aListMayBeCalledAChoice() {
        assertThat(space("{\"choice\": [1, 4]}")).isEqualTo(space("[1, 4]"));
    }

    @Test
    void writesOtherPathsForPathsAlone() {
        Space.Choice choice =
                new Space.Choice(
                        List.of(
                                TextNode.valueOf("/a/b"),
                                tree("{\"path\": \"/a/c\", \"x\": \"/d\"}")),
                        Set.of("/a/b", "/a/c"));

        assertThat(choice.tree(path -> Path.of("moved", path.getFileName().toString())).toString())
                .isEqualTo("[\"moved/b\",{\"path\":\"moved/c\",\"x\":\"/d\"}]");
    }

    @Test
    void knowsHowManyValuesItHas() {
        assertThat(space("[1, 4, 16]").size()).hasValue(3);
        assertThat(space("{\"integer\": [2, 65], \"step\": 2}").size()).hasValue(32);
        assertThat(space("{\"uniform\": [0, 1]}").size()).isEmpty();
    }

    @Test
    void equalSharesOfPlacesAreEquallyProbableValues() {
        assertThat(shares(space("[\"a\", \"b\", \"c\", \"d\"]")))
                .containsOnlyKeys("\"a\"", "\"b\"", "\"c\"", "\"d\"")
                .allSatisfy((value, count) -> assertThat(count).isEqualTo(250));
        assertThat(shares(space("{\"integer\": [1, 10], \"step\": 3}")))
                .containsOnlyKeys("1", "4", "7", "10")
                .allSatisfy((value, count) -> assertThat(count).isEqualTo(250));
    }

    @Test
    void aLogarithmicRangeHasAsMuchInEachPowerOfTen() {
        Space space = space("{\"log-uniform\": [1e-4, 1e-1]}");

        assertThat(space.at(0).doubleValue()).isEqualTo(1e-4);
        assertThat(space.at(1 / 3.0).doubleValue()).isCloseTo(1e-3, within(1e-12));
        assertThat(space.at(2 / 3.0).doubleValue()).isCloseTo(1e-2, within(1e-11));
        assertThat(space.at(Math.nextDown(1.0)).doubleValue()).isLessThanOrEqualTo(1e-1);
    }

    @Test
    void wholeNumbersMayBeMoreProbableWhereTheyAreSmall() {
        Map<String, Integer> shares = shares(space("{\"integer\": [1, 8], \"log\": true}"));

        assertThat(shares).hasSize(8);
        // the logarithm of 2 to the base 9, and what is left of 9 / 8
        assertThat(shares.get("1")).isCloseTo(315, within(1));
        assertThat(shares.get("8")).isCloseTo(54, within(1));
    }

    private static Map<String, Integer> shares(Space space) {
        Map<String, Integer> shares = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            shares.merge(space.at((i + 0.5) / 1000).toString(), 1, Integer::sum);
        }
        return shares;
    }

    private static Space space(String text) {
        return Space.of(tree(text));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
