package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound teaches video, and video teaches sound, to tag what has several labels. */
class BothDirectionsEndToEndTest {

    private static final String RENDERED =
            """
            name: rendered
            dataset:
              {type: synthetic-video, folder: videos, classes: 3, train: 9, validation: 6, test: 6,
               frames: 8, size: 24, modalities: {video: {kind: video, frames: 4, size: 20}}}
            student: {modality: video, type: r2plus1d, width: 8}
            methods: [{name: none}]
            output: rendered
            """;

    private static final String TAGGED =
            """
            name: tagged
            dataset:
              type: manifest
              path: %s
              modalities:
                clip: {column: video, kind: video, frames: 4, size: 20}
                sound: {column: video, kind: audio, sample-rate: 8000, samples: 8000,
                        log-mel: {window: 256, hop: 80, mels: 64, min-frequency: 50, max-frequency: 4000}}
            %s
            student: {modality: %s, type: %s}
            training: {epochs: 1, batch-size: 3}
            methods:
              - name: none
            %s
            output: %s
            """;

    private static final String CLIP = "clip, type: r2plus1d, width: 8";
    private static final String SOUND = "sound, type: cnn14, channels: 2, embedding: 16";
    private static final String TAUGHT =
            """
              - {name: csc, objectives: [csc]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            """;

    @TempDir private Path folder;

    private Path list;

    @BeforeEach
    void renderVideosAndGiveEachTwoLabels() throws IOException {
        TinyExperiment rendered = TinyExperiment.of(folder, RENDERED);
        // the videos are there once somebody has looked at one
        assertThat(rendered.run("train", "--method", "none", "training.epochs=1"))
                .as(rendered.err())
                .isZero();
        Path manifest;
        try (Stream<Path> files = Files.walk(folder.resolve("videos"))) {
            manifest =
                    files.filter(file -> file.endsWith("manifest.csv")).findFirst().orElseThrow();
        }
        List<String> lines =
                Files.readAllLines(manifest).stream()
                        .map(line -> line.replace(",label", ",labels"))
                        .map(line -> line.replaceFirst(",(sliding|pulsing)-", ",$1;$1-"))
                        .toList();
        list = Files.write(manifest.resolveSibling("tagged.csv"), lines);
    }

    @Test
    void aStudentOfVideoLearnsFromANetworkThatHears() throws IOException {
        distils(SOUND, "sound", CLIP);
    }

    @Test
    void aStudentOfSoundLearnsFromANetworkThatSees() throws IOException {
        distils(CLIP, "clip", SOUND);
    }

    private void distils(String teacher, String modality, String student) throws IOException {
        TinyExperiment alone = experiment("alone", "", teacher, "");
        assertThat(alone.run("benchmark")).as(alone.err()).isZero();

        String taught =
                """
                teacher:
                  modality: %s
                  type: backbone
                  network: {%s}
                  weights: alone/none/seed-1/student.safetensors
                  cache: cache
                """
                        .formatted(modality, teacher.substring(teacher.indexOf("type")));
        TinyExperiment pair = experiment("out", taught, student, TAUGHT);
        assertThat(pair.run("benchmark")).as(pair.err()).isZero();

        for (String method : List.of("none", "csc", "mnf+csc")) {
            JsonNode metrics = pair.json(method + "/seed-1/result.json").get("metrics");
            assertThat(metrics.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "validation/tagging-map",
                            "validation/tagging-auc",
                            "validation/tagging-dprime",
                            "validation/tagging-lwlrap",
                            "test/tagging-map",
                            "test/tagging-auc",
                            "test/tagging-dprime",
                            "test/tagging-lwlrap");
            assertThat(metrics.get("test/tagging-map").asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(pair.json("leaderboard.json").get("primary").asText())
                .isEqualTo("test/tagging-map");
        assertThat(pair.text("config.yaml")).contains("validation/tagging-map", "tagging");
    }

    private TinyExperiment experiment(
            String output, String teacher, String student, String methods) {
        String[] parts = student.split(", ", 2);
        return TinyExperiment.of(
                folder,
                TAGGED.formatted(
                        list,
                        teacher,
                        parts[0],
                        parts[1].substring("type: ".length()),
                        methods,
                        output));
    }
}
