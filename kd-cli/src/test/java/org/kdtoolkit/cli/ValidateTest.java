package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known without asking a teacher is said by validate; every message whole. */
class ValidateTest {

    @TempDir private Path folder;
    private TinyManifest manifest;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        manifest = TinyManifest.in(folder);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
    }

    /** The files of this teacher can't be read, so that asking it would end in an error. */
    @Test
    void noTeacherIsAsked() throws IOException {
        manifest.npy("embeddings/sounds/s02.npy", 1, 2, 3);
        Files.writeString(manifest.path("logits/sounds/s00.npy"), "no array");

        assertThat(experiment.run("validate")).as(experiment.err()).isZero();

        assertThat(experiment.err()).isEmpty();
        assertThat(experiment.out())
                .isEqualTo(
                        "%s is valid: 3 methods x 1 seed = 3 trials\n"
                                .formatted(experiment.file()));
        assertThat(experiment.result("")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "student.modality=picture | --set student.modality=picture: student.modality: the"
                        + " data set has no modality 'picture' (it has: image, sound)",
                "teacher.logits= | {file}:17:29: methods.1.objectives.0: the objective 'kd' needs"
                        + " logits, but the teacher gives only embeddings; give the teacher logits,"
                        + " or leave the method out",
                "training.batch-size=1 | --set training.batch-size=1: training.batch-size: expected"
                        + " an integer from 2 to 65536, found 1",
                "evaluation={select: validation/top2} | --set evaluation={select: validation/top2}:"
                    + " evaluation.select: expected one of last, validation, validation/top1,"
                    + " validation/top5, validation/mean-class-accuracy, validation/macro-f1,"
                    + " validation/ece, validation/retrieval-top1, validation/retrieval-top5,"
                    + " validation/retrieval-top10, validation/retrieval-map, which the tasks for"
                    + " these data give, found 'validation/top2'; did you mean 'validation/top1'?",
                "dataset.modalities.image.size= | {file}:13:10: student: convnet with 2 layers"
                        + " takes images [channels, height, width] of at least 2x2 pixels, all of"
                        + " one size; the modality has the shape (1, -1, -1); set"
                        + " 'dataset.modalities.image.size'",
                "output=data/list.csv | --set output=data/list.csv: output: the output folder"
                        + " {data}/list.csv is a file; choose another with --out",
                "output=data/list.csv/out | --set output=data/list.csv/out: output: the output"
                        + " folder {data}/list.csv/out can't be made, as {data}/list.csv is a file;"
                        + " choose another with --out",
            })
    void saysWhatDoesNotFit(String override, String message) {
        assertThat(experiment.run("validate", override)).isEqualTo(2);

        assertThat(experiment.err()).isEqualTo("kd: " + named(message) + "\n");
    }

    private String named(String message) {
        return message.replace("{file}", experiment.file().toString())
                .replace("{data}", manifest.path("").toString());
    }

    @Test
    void saysThatAnObjectiveReadsOneTeacher() {
        String teacher =
                "{modality: sound, type: precomputed, embeddings: data/embeddings, logits:"
                        + " data/logits}";
        String several = "methods.1.objectives.0={type: kd, teachers: [a, b]}";

        int code =
                experiment.run(
                        "validate",
                        "teacher=",
                        "teachers={a: %s, b: %1$s}".formatted(teacher),
                        several);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --set %s: methods.1.objectives.0.teachers: the objective 'kd' reads one teacher, found 'teachers: [a, b]'; name one of them as 'teacher'\n"
                                .formatted(several));
        assertThat(code).isEqualTo(2);
    }

    @Test
    void saysWhoTakesOneLabelOnly() throws IOException {
        List<String> lines = new ArrayList<>(manifest.list());
        lines.set(0, lines.get(0).replace("label", "labels"));
        lines.set(1, lines.get(1).replace(",dark,", ",dark;grey,"));
        manifest.writeList(lines);

        int code = experiment.run("validate");

        assertThat(experiment.err())
                .isEqualTo(
                        """
                        kd: 2 problems:
                          1) %1$s:17:29: methods.1.objectives.0: kd compares softmax probabilities, of which one class a sample takes the most, but the data set has several labels a sample; choose an objective on embeddings, such as csc or rkd
                          2) %1$s:19:22: evaluation.tasks.0: the task 'recognition' expects one label a sample, but in this data set a sample may have several; use the task 'tagging'
                        """
                                .formatted(experiment.file()));
        assertThat(code).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNothingToSelectBy() throws IOException {
        manifest.writeList(
                manifest.list().stream().filter(line -> !line.contains("validation")).toList());

        assertThat(experiment.run("validate")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s:19:13 (default): evaluation.select: 'validation' judges each epoch on validation samples, but the data set has none; set it to 'last', or map a subset to 'validation'\n"
                                .formatted(experiment.file()));
        assertThat(experiment.run("validate", "evaluation.select=last")).isZero();
    }

    @Test
    void saysThatThereIsTooLittleToLearnFrom() throws IOException {
        assertThat(experiment.run("validate", "dataset.limit={train: 1}")).isEqualTo(2);

        assertThat(experiment.err())
                .endsWith(
                        ": dataset: a training step needs at least two samples, but the training"
                                + " subset has one; look at the list, at 'subsets' and at"
                                + " 'limit'\n");
        assertThat(experiment.run("benchmark", "dataset.limit={train: 1}")).isEqualTo(2);
        assertThat(experiment.result("")).doesNotExist();
    }

    @Test
    void readsTheList() throws IOException {
        List<String> lines = new ArrayList<>(manifest.list());
        lines.set(2, "s01,trian,grey,images/s01.png,sounds/s01.wav");
        lines.set(4, "s00,train,dark,images/s03.png,sounds/s03.wav");
        lines.set(5, "s04,train,grye,images/s04.png,sounds/s04.wav");
        manifest.writeList(lines);

        assertThat(experiment.run("validate", "dataset.classes=[dark, grey, light]")).isEqualTo(3);

        assertThat(experiment.err())
                .isEqualTo(
                        """
                        kd: %s can't be used as a manifest:
                          line 3: unknown subset 'trian'; did you mean 'train'? (known: train, validation, test); name it under 'subsets'
                          line 5: id 's00' was taken in line 2
                          line 6: label 'grye' is not among 'classes'; did you mean 'grey'?
                        """
                                .formatted(manifest.path("list.csv")));
    }

    @Test
    void tellsWhichClassesCanNotBeLearnt() {
        String note = "note: 1 of 4 classes have no training samples: white";

        assertThat(experiment.run("validate", "dataset.classes=[dark, grey, light, white]"))
                .isZero();
        assertThat(experiment.err()).isEqualTo(note + "\n");
        assertThat(experiment.run("data", "dataset.classes=[dark, grey, light, white]")).isZero();
        assertThat(experiment.out().lines()).contains(note);
    }

    @Test
    void asksForAGpuOnlyWhereTheFileDoes() {
        assumeThat(Engine.getEngine("PyTorch").getGpuCount()).as("this machine has a GPU").isZero();

        assertThat(experiment.run("validate", "device=gpu")).isEqualTo(2);

        assertThat(experiment.err())
                .startsWith(
                        "kd: --set device=gpu: device: 'device: gpu', but PyTorch finds no GPU: ")
                .endsWith(", or use 'device: cpu'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"benchmark", "extract"})
    void othersSayItBeforeTheyAskATeacher(String command) {
        assertThat(experiment.run(command, "teacher.modality=sond")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --set teacher.modality=sond: teacher.modality: the data set has no"
                            + " modality 'sond'; did you mean 'sound'? (it has: image, sound)\n");
    }
}
