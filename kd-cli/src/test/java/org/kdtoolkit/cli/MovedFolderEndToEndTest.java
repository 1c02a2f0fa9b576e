package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A run folder is handed on together with its data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovedFolderEndToEndTest {

    @TempDir private static Path folder;
    private static Path moved;
    private static String output;
    private static TinyExperiment experiment;

    @BeforeAll
    static void runAndMove() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        TinyManifest.in(first);
        experiment = TinyExperiment.of(first, TinyManifest.YAML);
        assertThat(experiment.run("benchmark", "evaluation.teacher-embeddings=true"))
                .as(experiment.err())
                .isZero();
        output =
                experiment
                        .out()
                        .lines()
                        .filter(line -> !line.startsWith("report:"))
                        .toList()
                        .toString();
        String config = experiment.text("config.yaml");
        assertThat(config)
                .startsWith("# Relative paths begin at this file's folder")
                .contains("path: ../data/list.csv", "embeddings: ../data/embeddings")
                .contains("output: \".\"\n")
                .doesNotContain(folder.toString() + "/first");
        moved = folder.resolve("elsewhere/second");
        Files.createDirectories(moved.getParent());
        Files.move(first, moved);
    }

    @Test
    @Order(1)
    void itsStudentsAreJudgedAgain() {
        Path trial = moved.resolve("out/kd/seed-1");
        assertThat(experiment.kd("evaluate", trial.toString())).as(experiment.err()).isZero();
        assertThat(experiment.out()).contains("test/top1");
    }

    @Test
    @Order(2)
    void itsReportIsMadeAgain() {
        assertThat(experiment.kd("report", moved.resolve("out").toString()))
                .as(experiment.err())
                .isZero();
        assertThat(
                        experiment
                                .out()
                                .lines()
                                .filter(line -> !line.startsWith("report:"))
                                .toList()
                                .toString())
                .isEqualTo(output);
    }

    @Test
    @Order(3)
    void itGoesOnFromItsOwnConfiguration() throws IOException {
        Path own = moved.resolve("out/config.yaml");
        String before = Files.readString(moved.resolve("out/kd/seed-1/result.json"));
        assertThat(experiment.kd("benchmark", own.toString(), "--resume", "--set", "seeds=[1, 2]"))
                .as(experiment.err())
                .isZero();
        assertThat(Files.readString(moved.resolve("out/kd/seed-1/result.json"))).isEqualTo(before);
        assertThat(moved.resolve("out/kd/seed-2/result.json")).exists();
        assertThat(folder.resolve("first")).doesNotExist();
        assertThat(Files.readString(own)).contains("path: ../data/list.csv");
    }

    @Test
    @Order(4)
    void aFolderOfAnEarlierVersionWithAbsolutePathsGoesOn() throws IOException {
        Path own = moved.resolve("out/config.yaml");
        String absolute =
                Files.readString(own)
                        .replaceAll("(?m)^#.*\n", "")
                        .replace("../data", moved.resolve("data").toString())
                        .replace("output: \".\"", "output: " + moved.resolve("out"));
        Files.writeString(own, absolute);
        assertThat(
                        experiment.kd(
                                "benchmark",
                                moved.resolve("tiny.yaml").toString(),
                                "--resume",
                                "--set",
                                "seeds=[1, 2]"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.err()).doesNotContain("[1/", "another benchmark");
    }
}
