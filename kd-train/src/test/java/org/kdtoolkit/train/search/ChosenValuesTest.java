package org.kdtoolkit.train.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.SampleProviders;
import org.kdtoolkit.train.config.Space;

/** What somebody else chooses from the space of a search. */
class ChosenValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TEMPERATURE = "methods.kd.objectives.0.temperature";
    private static final String BATCH = "training.batch-size";

    private static final List<String> EXPERIMENT =
            List.of(
                    "methods=[none, {name: kd, objectives: [{type: kd, temperature: 4}]}]",
                    "teacher={modality: image, type: stored, embeddings: data}",
                    "search={seeds: [8], trials: 2, strategy: outside}");

    private final ExperimentConfig config =
            load(
                    "{"
                            + TEMPERATURE
                            + ": {log-uniform: [1, 16]}, training.batch-size: {integer: [2, 9],"
                            + " step: 3}}");

    @TempDir private Path folder;

    @Test
    void valuesStandInTheOrderOfTheAxesAndAsTheseWriteThem() {
        Map<String, PointValue> chosen =
                ChosenValues.of("kd", values(BATCH, "5.0", TEMPERATURE, "4"), config);

        assertThat(chosen.keySet()).containsExactly(TEMPERATURE, BATCH);
        assertThat(chosen.get(TEMPERATURE).json().isDouble()).isTrue();
        assertThat(chosen.get(BATCH).json().isIntegralNumber()).isTrue();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithKeyAndWhatWasExpected() {
        assertThatThrownBy(
                        () ->
                                ChosenValues.of(
                                        "kd",
                                        values(TEMPERATURE, "20", "training.batchsize", "2"),
                                        config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        """
                        %s: expected log-uniform 1 to 16, found 20
                        training.batch-size: expected whole numbers 2 to 9, 3 apart, found none
                        training.batchsize: no axis of 'kd'; did you mean 'training.batch-size'? (it has: %1$s, training.batch-size)\
                        """
                                .formatted(TEMPERATURE));
    }

    @Test
    void aMethodThatIsNotSearchedIsRefusedWithThoseThatAre() {
        ExperimentConfig ofKd = load("{" + TEMPERATURE + ": [1, 4]}");

        assertThatThrownBy(() -> ChosenValues.of("none", Map.of(), ofKd))
                .hasMessage("'none' has no axes, and runs as it stands; searched are: kd");
        assertThatThrownBy(() -> ChosenValues.of("dk", Map.of(), ofKd))
                .hasMessageContaining("the configuration has no method 'dk'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"uniform\": [0, 1]} | 0 | 0",
                "{\"uniform\": [0, 1]} | 1.0 | 1",
                "{\"uniform\": [0, 1]} | 1.0000001 | ",
                "{\"uniform\": [0, 1]} | \"0.5\" | ",
                "{\"log-uniform\": [0.1, 1]} | 0.1 | 0.1",
                "{\"log-uniform\": [0.1, 1]} | 1e999 | ",
                "{\"integer\": [2, 8], \"step\": 3} | 8 | 8",
                "{\"integer\": [2, 8], \"step\": 3} | 7 | ",
                "{\"integer\": [2, 8]} | 2.5 | ",
                "{\"integer\": [2, 8]} | 1e30 | ",
                "[1, 4.5] | 1.0 | 1",
                "[1, 4.5] | true | ",
                "[true, false] | true | true",
                "[\"adam\", \"sgd\"] | \"sgd\" | sgd",
                "[\"adam\", \"sgd\"] | 1e999 | ",
                "[[1, 2], [3]] | [3] | 3",
            })
    void aValueIsInItsSpaceOrNot(String space, String value, String expected)
            throws JsonProcessingException {
        assertThat(
                        SpaceValue.of(Space.of(JSON.readTree(space)), JSON.readTree(value))
                                .map(PointValue::text)
                                .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"uniform\": [0, 1]} |"
                        + " {\"kind\":\"float\",\"low\":0.0,\"high\":1.0,\"log\":false}",
                "{\"log-uniform\": [1, 16]} |"
                        + " {\"kind\":\"float\",\"low\":1.0,\"high\":16.0,\"log\":true}",
                "{\"integer\": [2, 9], \"step\": 3} |"
                        + " {\"kind\":\"integer\",\"low\":2,\"high\":8,\"step\":3,\"log\":false}",
                "[1, 4, 16] | {\"kind\":\"choice\",\"choices\":[1,4,16]}",
            })
    void aSpaceIsDescribedInTheWordsOfOptimisers(String space, String expected)
            throws JsonProcessingException {
        assertThat(SpaceJson.of(Space.of(JSON.readTree(space))).toString()).isEqualTo(expected);
    }

    @Test
    void whatWasToldIsReadBackAndRefusedWhereTheSpaceIsAnother() {
        ToldCandidates told = new ToldCandidates(folder);
        Candidate second =
                new Candidate(
                        "kd",
                        1,
                        ChosenValues.of("kd", values(TEMPERATURE, "16", BATCH, "2"), config),
                        "me");
        Candidate first =
                new Candidate("none", 1, ChosenValues.of("none", values(BATCH, "8"), config));

        told.write(List.of(second, first));

        assertThat(told.of(config)).containsExactly(first, second);
        assertThatThrownBy(() -> told.of(load("{" + TEMPERATURE + ": {uniform: [1, 8]}}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "holds candidate 1 of 'kd', which is none of this experiment's")
                .hasMessageContaining(TEMPERATURE + ": expected uniform 1 to 8, found 16.0");
    }

    private static Map<String, JsonNode> values(String... keysAndValues) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            try {
                values.put(keysAndValues[i], JSON.readTree(keysAndValues[i + 1]));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(keysAndValues[i + 1], e);
            }
        }
        return values;
    }

    private static ExperimentConfig load(String sweep) {
        List<String> changes = new ArrayList<>(EXPERIMENT);
        changes.add("sweep=" + sweep);
        return new ExperimentLoader(SampleProviders.registry())
                .load(Path.of("src/test/resources/config/minimal.yaml").toAbsolutePath(), changes);
    }
}
