package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kd export --precision int8}. */
class Int8ExportEndToEndTest {

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void train() throws IOException {
        experiment = TinyExperiment.synthetic(folder);
        assertThat(experiment.run("train", "--method", "none", "training.epochs=1"))
                .as(experiment.err())
                .isZero();
    }

    @Test
    void printsWhatItCostsAndBringsAndWritesTheSameEachTime() throws IOException {
        Path out = folder.resolve("small/student.onnx");
        Path card = folder.resolve("small/README.md");

        assertThat(export(out, "--precision", "int8")).as(experiment.err()).isZero();
        List<String> lines = experiment.out().lines().toList();
        byte[] first = Files.readAllBytes(out);
        String told = Files.readString(card);

        assertThat(lines).contains("calibrated on: 12 validation samples");
        assertThat(lines)
                .anyMatch(
                        line ->
                                line.matches(
                                        "test/top1: [0-9.]+% before, [0-9.]+% after, on 18 samples;"
                                                + " the same first class for [0-9.]+%"))
                .anyMatch(line -> line.matches("size: \\d+ bytes before, \\d+ after \\(\\d+%\\)"))
                .anyMatch(line -> line.startsWith("batch of 1: "))
                .anyMatch(line -> line.startsWith("batch of 32: "));
        assertThat(told).contains("## What its precision costs\n").doesNotContain("ms a row");
        assertThat(export(out, "--precision", "int8")).as(experiment.err()).isZero();
        assertThat(Files.readAllBytes(out)).isEqualTo(first);
        assertThat(Files.readString(card)).isEqualTo(told);
    }

    @Test
    void isWrittenAsOnnxAlone() {
        assertThat(export(folder.resolve("student.safetensors"), "--precision", "int8"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --precision int8: is written as ONNX alone; add --format onnx; see 'kd"
                                + " help export'\n");
    }

    @Test
    void anUnknownPrecisionIsNamedWithTheKnownOnes() {
        assertThat(export(folder.resolve("student.onnx"), "--precision", "int9")).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --precision int9: unknown precision; did you mean 'int8'? (known:"
                                + " float32, int8); see 'kd help export'\n");
    }

    @Test
    void calibrationIsForInt8Alone() {
        assertThat(export(folder.resolve("student.onnx"), "--calibration", "files")).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --calibration is for --precision int8 alone; see 'kd help export'\n");
    }

    @Test
    void aFileAloneNeedsFilesToCalibrateOn() {
        Path file = experiment.result("none/seed-1/student.safetensors");
        int code =
                experiment.kd(
                        "export",
                        file.toString(),
                        "--precision",
                        "int8",
                        "--out",
                        folder.resolve("student.onnx").toString());
        assertThat(code).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s is a file, and nothing is known of its validation samples; name files like those that the student is for by --calibration\n"
                                .formatted(file));
    }

    @Test
    void aStudentOfNoFilesIsNotCalibratedByFiles() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(
                        export(
                                folder.resolve("student.onnx"),
                                "--precision",
                                "int8",
                                "--calibration",
                                empty.toString()))
                .isEqualTo(2);
        assertThat(experiment.err())
                .startsWith(
                        "kd: the student perceives 'image', which its data set did not read from"
                                + " files; ");
    }

    private static int export(Path out, String option, String value, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "export",
                                experiment.result("none/seed-1").toString(),
                                "--out",
                                out.toString(),
                                option,
                                value));
        line.addAll(List.of(more));
        return experiment.kd(line.toArray(String[]::new));
    }
}
