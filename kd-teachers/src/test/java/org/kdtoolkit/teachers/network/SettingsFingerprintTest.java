package org.kdtoolkit.teachers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsFingerprintTest {

    private record Layers(List<Integer> widths, double dropout, Optional<Path> start) {}

    /** The same keys, otherwise named, ordered and printed. */
    private record Renamed(Optional<Path> start, List<Integer> widths, double dropout) {
        @Override
        public String toString() {
            return "layers";
        }
    }

    private record Nested(Layers inner, Map<String, Boolean> flags, OutputRole role) {}

    private sealed interface Choice {}

    private record Cosine(double rate) implements Choice {}

    private record Linear(double rate) implements Choice {}

    private record Chosen(Choice choice) {}

    private record Foreign(URI uri) {}

    @Test
    void dependsOnKeysAndValuesAlone() {
        assertThat(of(new Renamed(Optional.empty(), List.of(4, 5), 0.5)))
                .isEqualTo(of(new Layers(List.of(4, 5), 0.5, Optional.empty())));
    }

    @Test
    void differsByEachValue() {
        Layers inner = new Layers(List.of(4), 0, Optional.empty());
        Stream<Record> different =
                Stream.of(
                        inner,
                        new Layers(List.of(4, 5), 0, Optional.empty()),
                        new Layers(List.of(45), 0, Optional.empty()),
                        new Layers(List.of(4), 0.5, Optional.empty()),
                        new Layers(List.of(4), 0, Optional.of(Path.of("a"))),
                        new Nested(inner, Map.of(), OutputRole.LOGITS),
                        new Nested(inner, Map.of("a", true), OutputRole.LOGITS),
                        new Nested(inner, Map.of("a", false), OutputRole.LOGITS),
                        new Nested(inner, Map.of(), OutputRole.EMBEDDING),
                        new Chosen(new Cosine(1)),
                        new Chosen(new Linear(1)));
        assertThat(different.map(SettingsFingerprintTest::of).toList()).doesNotHaveDuplicates();
    }

    @Test
    void takesMapsInTheOrderOfTheirKeys() {
        Layers inner = new Layers(List.of(), 0, Optional.empty());
        Map<String, Boolean> forth = new LinkedHashMap<>();
        forth.put("a", true);
        forth.put("b", false);
        Map<String, Boolean> back = new LinkedHashMap<>();
        back.put("b", false);
        back.put("a", true);
        assertThat(of(new Nested(inner, forth, OutputRole.LOGITS)))
                .isEqualTo(of(new Nested(inner, back, OutputRole.LOGITS)));
    }

    @Test
    void refusesWhatNoConfigurationHolds() {
        assertThatThrownBy(() -> of(new Foreign(URI.create("a:b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no YAML value is a java.net.URI, as of a:b");
    }

    private static String of(Record settings) {
        Fingerprint fingerprint = new Fingerprint();
        new SettingsFingerprint(fingerprint).add(settings);
        return fingerprint.text();
    }
}
