package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.SafetensorsWriter;

/** Weights that say which network left them. */
class WeightsRulesTest {

    private static final String VIT =
            "{\"network\": {\"type\": \"audio-vit\", \"size\": \"tiny\", \"width\": 24,"
                    + " \"depth\": 1, \"heads\": 3, \"patch\": [4, 16], \"class-token\": true}}";

    private final Registry registry =
            Registry.builder().addServices(WeightsRulesTest.class.getClassLoader()).build();

    @TempDir private Path folder;
    private Path weights;

    @BeforeEach
    void write() throws IOException {
        weights = folder.resolve("w.safetensors");
        try (OutputStream out = Files.newOutputStream(weights)) {
            new SafetensorsWriter().describe("student", VIT).seal().add("w", 1).writeTo(out);
        }
    }

    @Test
    void theSameNetworkBeginsWithThem() throws IOException {
        assertThat(
                        load("{modality: mel, type: audio-vit, width: 24, depth: 1, heads: 3,"
                                        + " weights: w.safetensors}")
                                .student())
                .isPresent();
    }

    @Test
    void headsThatLeaveNoTraceInTheWeightsAreComparedAllTheSame() {
        assertThatThrownBy(
                        () ->
                                load(
                                        "{modality: mel, type: audio-vit, width: 24, depth: 1,"
                                                + " heads: 6, weights: w.safetensors}"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "%s:8:71: student.heads: is 6, but the network that left the weights %s has 3; configure the same"
                                .formatted(folder.resolve("e.yaml"), weights));
    }

    @Test
    void whatATeacherIsConfiguredAsIsCompared() {
        assertThatThrownBy(
                        () ->
                                load(
                                        "{modality: mel, type: audio-vit}\n"
                                            + "teacher: {modality: mel, type: backbone, weights:"
                                            + " w.safetensors,\n"
                                            + "  network: {type: audio-vit, width: 24, depth: 1,"
                                            + " heads: 2}}"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "%s:10:58: teacher.network.heads: is 2, but the network that left the weights %s has 3; configure the same"
                                .formatted(folder.resolve("e.yaml"), weights));
    }

    private ExperimentConfig load(String student) throws IOException {
        Files.writeString(folder.resolve("list.csv"), "");
        Path file = folder.resolve("e.yaml");
        Files.writeString(
                file,
                """
                name: small
                dataset:
                  type: manifest
                  path: list.csv
                  modalities:
                    mel: {kind: audio, sample-rate: 32000, samples: 30400, log-mel: {}}
                methods: [none]
                student: %s
                output: out
                """
                        .formatted(student));
        return new ExperimentLoader(registry).load(file, List.of());
    }
}
