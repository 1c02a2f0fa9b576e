package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;

class ComparabilityTest {

    private final Registry registry =
            Registry.builder().addServices(ComparabilityTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.pt"), "");
        Files.writeString(folder.resolve("b.pt"), "");
        Files.writeString(
                folder.resolve("small.yaml"),
                """
                name: small
                dataset: {type: synthetic}
                teachers:
                  one: {modality: image, type: torchscript, path: a.pt, cache: here}
                student: {modality: image, type: convnet}
                methods: [none]
                output: out
                """);
    }

    @Test
    void doesNotMindWhereATeachersAnswersAreKept() {
        assertThat(differences("teachers.one.cache=there")).isEmpty();
        assertThat(differences("teachers.one.path=b.pt"))
                .containsExactly(
                        "'teachers.one.path' was %s and is %s"
                                .formatted(folder.resolve("a.pt"), folder.resolve("b.pt")));
    }

    @Test
    void doesNotMindWhatIsKeptOfTheData() {
        assertThat(differences("dataset.cache-megabytes=7")).isEmpty();
        assertThat(differences("dataset.disk-cache={megabytes: 7, folder: there}")).isEmpty();
    }

    @Test
    void mindsWhatTheStudentBeginsWith() {
        assertThat(differences("student.weights=a.pt"))
                .containsExactly(
                        "'student.weights' was not set and is %s"
                                .formatted(folder.resolve("a.pt")));
    }

    @Test
    void mindsAnotherCorruptionButNotFurtherRates() {
        List<String> swept = List.of("corruption={type: swap, rates: [0, 0.5]}");
        assertThat(differences(swept, List.of("corruption={type: swap, rates: [0.7, 0]}")))
                .isEmpty();
        assertThat(differences(swept, List.of("corruption={type: swap, rates: [0], seed: 2}")))
                .containsExactly("'corruption.seed' was 1 and is 2");
        assertThat(differences(swept, List.of("corruption={type: swap, rate: 0.5}")))
                .containsExactly("'corruption.rate' was not set and is 0.5");
        assertThat(differences(List.of(), swept))
                .contains("'corruption.type' was not set and is swap");
    }

    private List<String> differences(List<String> before, List<String> now) {
        return Comparability.differences(load(before), load(now));
    }

    private List<String> differences(String override) {
        return Comparability.differences(load(List.of()), load(List.of(override)));
    }

    private ExperimentConfig load(List<String> overrides) {
        return new ExperimentLoader(registry).load(folder.resolve("small.yaml"), overrides);
    }
}
