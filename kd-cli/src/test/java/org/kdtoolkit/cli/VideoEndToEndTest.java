package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From videos in files to a leaderboard. */
class VideoEndToEndTest {

    private static final String VIDEO =
            """
            name: tiny
            seeds: [1]
            dataset:
              type: synthetic-video
              folder: videos
              classes: 2
              train: 8
              validation: 4
              test: 4
              frames: 8
              size: 24
              modalities:
                video: {kind: video, frames: 4, size: 20}
                audio: {kind: audio, sample-rate: 8000, samples: 8000}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: video, type: r2plus1d, width: 16}
            training: {epochs: 1, batch-size: 4}
            methods:
              - name: none
              - {name: ccl, objectives: [ccl]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition, retrieval]}
            output: out
            """;

    private static final String MANIFEST =
            """
            type: manifest
            path: %s
            modalities:
              video: {kind: video, frames: 4, size: 20}
              audio: {column: video, kind: audio, sample-rate: 8000, samples: 8000}
            """;

    @TempDir private Path folder;

    @Test
    void studentsLearnFromGeneratedVideosAndTheirSound() throws IOException {
        TinyExperiment tiny = TinyExperiment.of(folder, VIDEO);

        assertThat(tiny.run("benchmark")).as(tiny.err()).isZero();

        assertThat(tiny.json("leaderboard.json").get("methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactlyInAnyOrder("none", "ccl", "mnf+csc");
        assertThat(tiny.json("ccl/seed-1/result.json").at("/teacher/train~1top1").asDouble())
                .isEqualTo(1);
        assertThat(tiny.json("none/seed-1/predictions.json").get("results")).hasSize(4);
        assertThat(tiny.text("report.html")).contains("generated videos, no real data");
        assertThat(manifests()).hasSize(1);
    }

    @Test
    void theSameVideosInAListOfOnesOwnGiveTheSameStudent() throws IOException {
        TinyExperiment tiny = TinyExperiment.of(folder, VIDEO);
        assertThat(tiny.run("train", "--method", "mnf+csc")).as(tiny.err()).isZero();
        JsonNode metrics = tiny.json("mnf+csc/seed-1/result.json").get("metrics");
        List<JsonNode> epochs = tiny.timelessEpochs("mnf+csc/seed-1");

        Path own = Files.createDirectory(folder.resolve("own"));
        String dataset = MANIFEST.formatted(manifests().get(0)).indent(2);
        String yaml =
                VIDEO.substring(0, VIDEO.indexOf("dataset:"))
                        + "dataset:\n"
                        + dataset
                        + VIDEO.substring(VIDEO.indexOf("teacher:"));
        TinyExperiment listed = TinyExperiment.of(own, yaml);
        String classes = "dataset.classes=[sliding-disc, pulsing-disc]";
        assertThat(listed.run("train", "--method", "mnf+csc", classes)).as(listed.err()).isZero();
        assertThat(listed.json("mnf+csc/seed-1/result.json").get("metrics")).isEqualTo(metrics);
        assertThat(listed.timelessEpochs("mnf+csc/seed-1")).isEqualTo(epochs);
    }

    @Test
    void preparedVideosMakeAnExperimentOfTheirOwn() throws IOException {
        TinyExperiment tiny = TinyExperiment.of(folder, VIDEO);
        assertThat(tiny.run("validate")).as(tiny.err()).isZero();
        assertThat(tiny.run("prepare", "--out", folder.resolve("small").toString()))
                .as(tiny.err())
                .isZero();
        Path experiment = folder.resolve("small/config.yaml");
        assertThat(tiny.out())
                .isEqualTo(
                        """
                        prepared: 16 samples, 0 left out
                        experiment: %s
                        """
                                .formatted(experiment));
        assertThat(tiny.err()).contains("32 of 32 files");

        assertThat(tiny.kd("train", experiment.toString(), "--method", "mnf+csc"))
                .as(tiny.err())
                .isZero();
        assertThat(tiny.json("mnf+csc/seed-1/predictions.json").get("results")).hasSize(4);
    }

    @Test
    void preparingNamesTheFilesThatCanNotBeRead() throws IOException {
        TinyExperiment tiny = TinyExperiment.of(folder, VIDEO);
        assertThat(tiny.run("prepare", "--out", folder.resolve("first").toString()))
                .as(tiny.err())
                .isZero();
        Path broken;
        try (Stream<Path> files = Files.walk(folder.resolve("videos"))) {
            broken =
                    files.filter(file -> file.toString().endsWith(".avi"))
                            .findFirst()
                            .orElseThrow();
        }
        Files.write(broken, new byte[64]);

        assertThat(tiny.run("prepare", "--out", folder.resolve("second").toString()))
                .as(tiny.err())
                .isZero();
        assertThat(tiny.out()).startsWith("prepared: 15 samples, 1 left out\n");
        assertThat(tiny.err())
                .contains("2 files could not be read and were left out:")
                .contains("  " + broken);
    }

    private List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("videos"))) {
            return files.filter(file -> file.endsWith("manifest.csv")).toList();
        }
    }
}
