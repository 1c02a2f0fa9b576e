package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;

/** Vision transformers, as they stand in YAML. */
class VitConfigsTest {

    private final Registry registry =
            Registry.builder().addServices(VitConfigsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @Test
    void haveTheirDefaults() throws IOException {
        assertThat(settings("modality: clip, type: video-vit"))
                .isEqualTo(
                        new VideoVitConfig(
                                VitSize.TINY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(4, 16, 16),
                                true));
        assertThat(settings("modality: mel, type: audio-vit"))
                .isEqualTo(
                        new AudioVitConfig(
                                VitSize.TINY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(4, 16),
                                true));
    }

    @Test
    void takeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "modality: clip, type: video-vit, size: small, width: 64, depth: 3,"
                                        + " heads: 4, patch: [2, 8, 4], class-token: false"))
                .isEqualTo(
                        new VideoVitConfig(
                                VitSize.SMALL,
                                Optional.of(64),
                                Optional.of(3),
                                Optional.of(4),
                                List.of(2, 8, 4),
                                false));
        assertThat(
                        settings(
                                "modality: mel, type: audio-vit, size: large, width: 64, depth: 3,"
                                        + " heads: 4, patch: [8, 2], class-token: false"))
                .isEqualTo(
                        new AudioVitConfig(
                                VitSize.LARGE,
                                Optional.of(64),
                                Optional.of(3),
                                Optional.of(4),
                                List.of(8, 2),
                                false));
    }

    private Record settings(String student) throws IOException {
        String yaml =
                """
                name: small
                dataset:
                  type: manifest
                  path: list.csv
                  modalities:
                    clip: {kind: video, frames: 8, size: 32}
                    mel: {kind: audio, sample-rate: 32000, samples: 30400, log-mel: {}}
                student: {%s}
                methods: [{name: none}]
                output: out
                """
                        .formatted(student);
        Files.writeString(folder.resolve("list.csv"), "");
        Path file = Files.writeString(folder.resolve("small.yaml"), yaml);
        ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of());
        String written = new ExperimentWriter().write(config);
        Path again = Files.writeString(folder.resolve("again.yaml"), written);
        assertThat(new ExperimentLoader(registry).load(again, List.of())).isEqualTo(config);
        return config.trained().first().settings();
    }
}
