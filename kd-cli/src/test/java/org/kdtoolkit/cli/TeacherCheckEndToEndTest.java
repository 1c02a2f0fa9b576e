package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher whose logits stand in another order than the classes, through the command line. */
class TeacherCheckEndToEndTest {

    private static final String DOUBT =
            "train and validation: the logits of 3 of 3 classes seem to stand in another order: 0%"
                    + " right as they are, 100% if read so: 'grey' as 'light', 'light' as 'dark',"
                    + " 'dark' as 'grey'; give the data set's 'classes' in the order of the logits:"
                    + " [dark, grey, light]";

    /** The order in which the logits are not. */
    private static final String ORDER = "dataset.classes=[light, dark, grey]";

    @TempDir private Path folder;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        TinyManifest.in(folder);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
    }

    @Test
    void isWarnedOfInTerminalAndReport() throws IOException {
        assertThat(experiment.run("benchmark", ORDER)).as(experiment.err()).isZero();

        String warning = "the teacher looks wrong: " + DOUBT;
        assertThat(experiment.err().lines())
                .startsWith(
                        "the teacher's own accuracy: train/top1 0.0%, validation/top1 0.0%,"
                                + " test/top1 0.0%",
                        "warning: " + warning);
        assertThat(experiment.json("benchmark.json").get("notes"))
                .extracting(note -> note.asText())
                .contains(warning);
        assertThat(experiment.json("kd/seed-1/result.json").get("notes"))
                .extracting(note -> note.asText())
                .containsOnlyOnce(warning);
        assertThat(experiment.json("none/seed-1/result.json").get("notes")).isEmpty();
        // a line at the head, which leads to the note
        assertThat(experiment.text("report.html").split("the teacher looks wrong: ")).hasSize(3);

        Files.delete(experiment.result("report.html"));
        assertThat(experiment.kd("report", experiment.result("").toString())).isZero();
        // a line at the head, which leads to the note
        assertThat(experiment.text("report.html").split("the teacher looks wrong: ")).hasSize(3);
    }

    @Test
    void endsTheRunWhereItIsToFail() {
        assertThat(experiment.run("benchmark", ORDER, "teacher.check=fail")).isEqualTo(3);

        assertThat(experiment.err()).isEqualTo("kd: teacher: " + DOUBT + "\n");
        assertThat(experiment.result("kd")).doesNotExist();
    }

    @Test
    void isNotLookedForWhereTheCheckIsOff() {
        assertThat(experiment.run("benchmark", ORDER, "teacher.check=off"))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.err()).doesNotContain("looks wrong");
        assertThat(experiment.text("report.html")).doesNotContain("looks wrong");
    }

    @Test
    void allDoubtsOfAllSuchTeachersAreNamed() {
        String teachers =
                "teachers={a: {modality: sound, type: precomputed, embeddings: data/embeddings,"
                        + " logits: data/logits, check: fail}, b: {modality: sound, type:"
                        + " precomputed, embeddings: data/embeddings, logits: data/logits, check:"
                        + " fail}}";

        assertThat(
                        experiment.run(
                                "benchmark",
                                ORDER,
                                "teacher=",
                                teachers,
                                "methods=[{name: kd, objectives: [{type: kd, teacher: a}]}]"))
                .isEqualTo(3);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: 2 problems:\n  1) teachers.a: %1$s\n  2) teachers.b: %1$s\n"
                                .formatted(DOUBT));
    }

    @Test
    void validationOfTheFileAsksNoTeacher() {
        assertThat(experiment.run("validate", ORDER, "teacher.check=fail"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.run("validate", "teacher.check=maybe")).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --set teacher.check=maybe: teacher.check: expected one of fail, warn,"
                                + " off, found 'maybe'\n");
    }

    @Test
    void whatACorruptionHitsIsNoDoubt() {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        for (String corruption : new String[] {"swap", "drop", "noise, snr: -20"}) {
            assertThat(
                            tiny.run(
                                    "train",
                                    "--method",
                                    "kd",
                                    "--out",
                                    folder.resolve(corruption.substring(0, 4)).toString(),
                                    "dataset.train=400",
                                    "dataset.validation=200",
                                    "training.epochs=1",
                                    "teacher.check=fail",
                                    "corruption={type: %s, rate: 0.6}".formatted(corruption)))
                    .as(tiny.err())
                    .isZero();
        }
    }
}
