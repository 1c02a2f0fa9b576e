package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What the person reads who has made a mistake; every message whole. */
class BadInputTest {

    private static final String REPAIR =
            "; repair it, or set 'on-error: skip' to leave such samples out";

    @TempDir private Path folder;
    private TinyManifest manifest;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        manifest = TinyManifest.in(folder);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "batch-size: 6 | batchsize: 6 | 14:23: training.batchsize: unknown key; did you"
                    + " mean 'batch-size'? (known: epochs, batch-size, drop-last, class-weight,"
                    + " class-weights, label-smoothing, mixup, cutmix, optimizer, schedule,"
                    + " warm-up, clip, accumulate, average, freeze, early-stopping, labelled-share,"
                    + " workers, deterministic, precision)",
                "type: precomputed | type: precomputd | 10:9: teacher.type: unknown teacher"
                        + " 'precomputd'; did you mean 'precomputed'? (known: backbone, embedding,"
                        + " linear, onnx, precomputed, tone-listener, torchscript)",
                "epochs: 1 | epochs: one | 14:20: training.epochs: expected an integer of at least"
                        + " 1, found 'one'",
                "epochs: 1 | epochs: 0 | 14:20: training.epochs: expected an integer of at least 1,"
                        + " found 0",
                "data/list.csv | data/lst.csv | 4:9: dataset.path: there is no file or folder"
                        + " {data}/lst.csv",
            })
    void aWrongKeyIsShownWithItsPlace(String written, String wrong, String message) {
        TinyExperiment broken =
                TinyExperiment.of(folder, TinyManifest.YAML.replace(written, wrong));

        assertThat(broken.run("benchmark")).isEqualTo(2);

        assertThat(broken.err())
                .isEqualTo(
                        "kd: %s:%s\n"
                                .formatted(
                                        broken.file(),
                                        message.replace("{data}", manifest.path("").toString())));
    }

    @Test
    void aWrongOverrideIsShown() {
        assertThat(experiment.run("benchmark", "training.epoch=2")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --set training.epoch=2: training.epoch: unknown key; did you mean"
                            + " 'epochs'? (known: epochs, batch-size, drop-last, class-weight,"
                            + " class-weights, label-smoothing, mixup, cutmix, optimizer, schedule,"
                            + " warm-up, clip, accumulate, average, freeze, early-stopping,"
                            + " labelled-share, workers, deterministic, precision)\n");
    }

    @Test
    void whatDoesNotFitInTheListIsShownAtOnce() throws IOException {
        List<String> lines = new ArrayList<>(manifest.list());
        lines.set(2, "s01,trian,grey,images/s01.png,sounds/s01.wav");
        lines.set(4, "s00,train,dark,images/s03.png,sounds/s03.wav");
        lines.set(5, "s04,train,grye,images/s04.png,sounds/s04.wav");
        manifest.writeList(lines);

        int code = experiment.run("benchmark", "dataset.classes=[dark, grey, light]");

        assertThat(code).isEqualTo(3);
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
    void anEmbeddingOfTheWrongLengthIsShown() throws IOException {
        manifest.npy("embeddings/sounds/s02.npy", 1, 2, 3);

        assertThat(experiment.run("benchmark")).isEqualTo(3);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: sample 's02' (train): %s holds 3 values, expected 5, as in %s%s\n"
                                .formatted(
                                        manifest.path("embeddings/sounds/s02.npy"),
                                        manifest.path("embeddings/sounds/s00.npy"),
                                        REPAIR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "teacher.modality=sond | --set teacher.modality=sond: teacher.modality: the data"
                    + " set has no modality 'sond'; did you mean 'sound'? (it has: image, sound)",
                "student.modality=picture | --set student.modality=picture: student.modality: the"
                        + " data set has no modality 'picture' (it has: image, sound)",
                "teacher.logits= | {file}:17:29: methods.1.objectives.0: the objective 'kd' needs"
                        + " logits, but the teacher gives only embeddings; give the teacher logits,"
                        + " or leave the method out",
            })
    void partsThatDoNotFitAreRefusedBeforeAnythingIsWritten(String override, String message) {
        assertThat(experiment.run("benchmark", override)).isEqualTo(2);

        assertThat(experiment.err().lines().toList())
                .last()
                .isEqualTo("kd: " + message.replace("{file}", experiment.file().toString()));
        assertThat(experiment.result("")).doesNotExist();
    }

    @Test
    void aNetworkThatDoesNotPerceiveTheModalityIsRefusedByValidateToo() {
        String message =
                "kd: %s:13:10: student: convnet with 2 layers takes images [channels, height, width] of at least 2x2 pixels, all of one size; the modality has the shape (64)\n"
                        .formatted(experiment.file());

        assertThat(experiment.run("validate", "student.modality=sound")).isEqualTo(2);
        assertThat(experiment.err()).isEqualTo(message);
        assertThat(experiment.run("benchmark", "student.modality=sound")).isEqualTo(2);
        assertThat(experiment.err()).isEqualTo(message);
    }

    @Test
    void thereMustBeSomethingToSelectBy() throws IOException {
        manifest.writeList(
                manifest.list().stream().filter(line -> !line.contains("validation")).toList());

        assertThat(experiment.run("benchmark")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        """
                        kd: %s:19:13 (default): evaluation.select: 'validation' judges each epoch on validation samples, but the data set has none; set it to 'last', or map a subset to 'validation'
                        """
                                .formatted(experiment.file()));
        assertThat(experiment.run("train", "--method", "none", "evaluation.select=last"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.json("none/seed-1/result.json").get("metrics").fieldNames())
                .toIterable()
                .containsExactly(
                        "test/top1",
                        "test/top5",
                        "test/mean-class-accuracy",
                        "test/macro-f1",
                        "test/ece");
    }

    @Test
    void oneSampleIsNotEnoughToTrainWith() {
        assertThat(experiment.run("benchmark", "dataset.limit={train: 1}")).isEqualTo(2);

        assertThat(experiment.err())
                .endsWith(
                        ": dataset: a training step needs at least two samples, but the training"
                                + " subset has one; look at the list, at 'subsets' and at"
                                + " 'limit'\n");
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertThat(experiment.run("train", "--method", "mnf-csc")).isEqualTo(2);

        assertThat(experiment.err())
                .endsWith(
                        "kd: the configuration has no method 'mnf-csc'; did you mean 'mnf+csc'? (it"
                                + " has: none, kd, mnf+csc)\n");
    }

    @Test
    void theFolderOfAnotherBenchmarkIsLeftAlone() {
        experiment.run("train", "--method", "none");
        String before = experiment.text("config.yaml");

        int code =
                experiment.run(
                        "benchmark",
                        "training.epochs=2",
                        "training.optimizer.weight-decay=0.5",
                        "methods.0={name: none, type: none}",
                        "methods.1.objectives.0={type: kd, temperature: 2}");

        assertThat(code).isEqualTo(2);
        assertThat(experiment.err())
                .endsWith(
                        "kd: the output folder %s holds another benchmark: 'training.epochs' was 1 and is 2, 'training.optimizer.weight-decay' was 0.0 and is 0.5, 'methods.kd.objectives' was [{\"type\":\"kd\",\"weight\":1.0,\"schedule\":{\"type\":\"constant\"},\"unlabelled\":\"skip\",\"confidence\":0.0,\"temperature\":4.0,\"standardize\":false}] and is [{\"type\":\"kd\",\"weight\":1.0,\"schedule\":{\"type\":\"constant\"},\"unlabelled\":\"skip\",\"confidence\":0.0,\"temperature\":2.0,\"standardize\":false}]; choose another with --out, or remove it\n"
                                .formatted(folder.resolve("out")));
        assertThat(experiment.text("config.yaml")).isEqualTo(before);
    }

    @Test
    void anotherProgramsFolderIsLeftAlone() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("thesis"));
        Path file = Files.writeString(foreign.resolve("chapter-1.tex"), "once");

        assertThat(experiment.run("benchmark", "--out", foreign.toString())).isEqualTo(2);
        assertThat(experiment.err())
                .endsWith(
                        "kd: the output folder %s is not empty and holds no benchmark; choose another with --out\n"
                                .formatted(foreign));
        assertThat(experiment.run("benchmark", "--out", file.toString())).isEqualTo(2);
        assertThat(experiment.err())
                .endsWith(
                        "kd: the output folder %s is a file; choose another with --out\n"
                                .formatted(file));
        assertThat(foreign).isDirectoryNotContaining(found -> !found.equals(file));
    }
}
