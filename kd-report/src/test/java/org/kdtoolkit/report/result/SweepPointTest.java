package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.05|x-0.05",
                "16|x-16",
                "16.0|x-16",
                "1e-5|x-0.00001",
                "0.0000001|x-1e-7",
                "1.25e-9|x-1.25e-9",
                "-3.5|x--3.5",
                "true|x-true",
                "'\"Adam W\"'|x-Adam-W",
                "'\"../../etc: *?\"'|x-etc",
                "'\"/data/digits/list.csv\"'|x-digits-list.csv",
                "'[10, 20]'|x-10-20",
                "'{\"type\": \"sgd\", \"momentum\": 1}'|x-sgd",
                "'\"ende.\"'|x-ende",
                "'\"Größe\"'|x-Größe"
            })
    void folderIsReadableAndSafe(String value, String folder) {
        assertThat(point("x", value).folder()).isEqualTo(folder);
    }

    @Test
    void sameLastWordsHaveMoreOfTheirKeys() {
        assertThat(
                        points(
                                        "methods.kd.objectives.0.temperature",
                                        "methods.a+b.objectives.0.temperature",
                                        "training.epochs")
                                .folder())
                .isEqualTo("kd-temperature-1_a+b-temperature-1_epochs-1");
        assertThat(
                        points("methods.kd.objectives.0.weight", "methods.kd.objectives.1.weight")
                                .folder())
                .isEqualTo("methods-kd-objectives-0-weight-1_methods-kd-objectives-1-weight-1");
        assertThat(points("dataset.path", "teachers.a.path").folder())
                .isEqualTo("dataset-path-1_a-path-1");
    }

    @Test
    void aLongNameIsCutAndStaysUnique() {
        String[] keys = new String[12];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "training.some-long-name-" + i;
        }
        SweepPoint one = points(keys);
        Map<String, PointValue> other = new LinkedHashMap<>(one.at());
        other.put(keys[11], PointValue.of(2));

        assertThat(one.folder()).hasSizeLessThanOrEqualTo(120).startsWith("some-long-name-0-1_");
        assertThat(new SweepPoint(other, OptionalInt.empty()).folder()).isNotEqualTo(one.folder());
    }

    @Test
    void readsBackAnyValue() throws JsonProcessingException {
        Map<String, PointValue> at = new LinkedHashMap<>();
        at.put("a", PointValue.of(JSON.readTree("{\"type\": \"x\", \"path\": \"/p/q/r\"}")));
        at.put("b", PointValue.of(JSON.readTree("\"text\"")));
        at.put("c", PointValue.of(JSON.readTree("3")));
        at.put("corruption.rate", PointValue.of(JSON.readTree("1")));
        SweepPoint point = new SweepPoint(at, Map.of("b", "text 2"), OptionalInt.empty());
        String text = JSON.writeValueAsString(point);

        assertThat(JSON.readValue(text, SweepPoint.class)).isEqualTo(point);
        assertThat(text)
                .contains("\"c\":3", "\"corruption.rate\":1.0", "\"names\":{\"b\":\"text 2\"}")
                .contains("\"folder\":\"a-x-q-r_b-text-2_c-3_rate-1\"");
    }

    @Test
    void readsWhatEarlierVersionsWrote() throws JsonProcessingException {
        SweepPoint labels =
                JSON.readValue(
                        "{\"at\":{\"dataset.labels.count\":20.0,\"corruption.rate\":0.5},"
                                + "\"labelled\":20,\"folder\":\"count-20_rate-0.5\"}",
                        SweepPoint.class);
        assertThat(labels.rate()).hasValue(0.5);
        assertThat(labels.text()).isEqualTo("20 labels, rate 0.5");
        assertThat(JSON.readValue("{\"rate\":0.3,\"folder\":\"rate-0.3\"}", SweepPoint.class))
                .isEqualTo(SweepPoint.atRate(0.3));
    }

    @Test
    void refusesAFolderOfAnotherName() {
        assertThatThrownBy(
                        () ->
                                JSON.readValue(
                                        "{\"at\":{\"x\":1},\"folder\":\"../x-1\"}",
                                        SweepPoint.class))
                .hasMessageContaining("'folder' is '../x-1', expected 'x-1'");
    }

    private static SweepPoint point(String key, String value) {
        try {
            return new SweepPoint(
                    Map.of(key, PointValue.of(JSON.readTree(value))), OptionalInt.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static SweepPoint points(String... keys) {
        Map<String, PointValue> at = new LinkedHashMap<>();
        for (String key : keys) {
            at.put(key, PointValue.of(1));
        }
        return new SweepPoint(at, OptionalInt.empty());
    }
}
