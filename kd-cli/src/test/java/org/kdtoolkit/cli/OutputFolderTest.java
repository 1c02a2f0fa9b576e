package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.formats.files.FolderLock;

/** What a benchmark makes of a folder that others write to, or have damaged. */
class OutputFolderTest {

    private static final String TRIAL = "kd/seed-1";

    @TempDir private static Path shared;
    @TempDir private Path folder;

    /** Finished: two methods, one seed, one epoch. */
    private static TinyExperiment finished;

    @BeforeAll
    static void run() {
        finished = TinyExperiment.of(shared, yaml("synthetic"));
        assertThat(finished.run("benchmark")).as(finished.err()).isZero();
    }

    private static String yaml(String data) {
        return """
        name: tiny
        dataset: {type: %s, classes: 3, train: 24, validation: 12, test: 12, size: 8}
        teacher: {modality: audio, type: tone-listener, width: 12}
        student: {modality: image, type: convnet, widths: [6, 12]}
        training: {epochs: 1, batch-size: 16}
        methods:
          - name: none
          - {name: kd, objectives: [kd]}
        evaluation: {re-estimate-batch-norm: true}
        output: out
        """
                .formatted(data);
    }

    @Test
    void isRefusedWhileAnotherProcessWritesToIt() {
        Path out = finished.result("").normalize();
        String wait = "wait until it ends, or choose another folder with --out";
        try (FolderLock lock = FolderLock.take(out, "none")) {
            assertThat(finished.run("benchmark")).isEqualTo(2);
            assertThat(finished.err()).matches(inUse(out, wait));

            assertThat(finished.run("train", "--method", "kd")).isEqualTo(2);
            assertThat(finished.err()).matches(inUse(out, wait));

            assertThat(finished.kd("report", out.toString())).isEqualTo(2);
            assertThat(finished.err())
                    .matches(
                            inUse(
                                    out,
                                    "a benchmark renews its report itself, after each trial; wait"
                                            + " for that"));
            lock.requireHeld();
        }
    }

    private static String inUse(Path folder, String remedy) {
        return "kd: the folder \\Q%s\\E is in use by process %d.*, since \\S+; \\Q%s\\E\n"
                .formatted(folder, ProcessHandle.current().pid(), remedy);
    }

    @Test
    void isRefusedWhileAnswersAreExtractedToIt() {
        Path answers = folder.resolve("answers");
        try (FolderLock lock = FolderLock.take(answers, "none")) {
            assertThat(
                            finished.kd(
                                    "extract",
                                    finished.file().toString(),
                                    "--out",
                                    answers.toString()))
                    .isEqualTo(2);
            assertThat(finished.err()).contains("kd: the folder " + answers + " is in use by proc");
            lock.requireHeld();
        }
        assertThat(answers).doesNotExist();
    }

    @Test
    void isLookedAtBeforeTheData() throws IOException {
        Path file = folder.resolve("lost.yaml");
        Files.writeString(
                file,
                """
                name: lost
                dataset:
                  type: manifest
                  path: manifest.csv
                  modalities: {image: {column: image, kind: image, size: [8, 8]}}
                student: {modality: image, type: convnet}
                methods: [none]
                output: out
                """);
        Files.writeString(
                folder.resolve("manifest.csv"), "id,subset,label,image\n1,train,a,no.png\n");
        TinyExperiment experiment = TinyExperiment.of(folder, Files.readString(file));
        Path out = Files.createDirectory(experiment.result(""));
        Files.createFile(out.resolve("somebody's"));

        assertThat(experiment.run("benchmark")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: the output folder %s is not empty and holds no benchmark; choose another with --out\n"
                                .formatted(out));
        assertThat(out).isDirectoryNotContaining("glob:**/.lock");
    }

    @Test
    void isFreeWhereAKilledProcessHasLeftLittle() throws IOException {
        TinyExperiment experiment = TinyExperiment.of(folder, yaml("synthetic"));
        Path out = Files.createDirectory(experiment.result(""));
        Files.writeString(out.resolve(".lock"), "process 1, since long");
        Files.writeString(out.resolve(".config.yaml.part"), "name: ti");

        assertThat(experiment.run("train", "--method", "none")).as(experiment.err()).isZero();

        assertThat(out).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void isNamedWhereItIsALinkToNothing() throws IOException {
        assumeThat(System.getProperty("os.name")).doesNotContain("Windows");
        TinyExperiment experiment = TinyExperiment.of(folder, yaml("synthetic"));
        Path out = folder.resolve("out");
        Files.createSymbolicLink(out, folder.resolve("nowhere"));

        assertThat(experiment.run("benchmark")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: the output folder %s is a link to a place that is missing; make it, or choose another with --out\n"
                                .formatted(out));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"predictions.json", "embeddings.npz", "student.safetensors", "student.json"})
    void getsAgainWhatAFinishedTrialHasLost(String name) throws IOException {
        TinyExperiment experiment = copyOfFinished();
        Map<String, String> whole = TimelessFiles.of(experiment.result(TRIAL));
        Path lost = experiment.result(TRIAL + "/" + name);
        Files.delete(lost);

        assertThat(experiment.run("benchmark", "--resume")).as(experiment.err()).isZero();

        assertThat(experiment.err())
                .contains("kd, seed 1: runs again, because %s is gone\n".formatted(lost))
                .doesNotContain("none, seed 1");
        assertThat(TimelessFiles.of(experiment.result(TRIAL))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"predictions.json", "embeddings.npz", "student.safetensors", "student.json"})
    void getsAgainWhatWasDamagedOfAFinishedTrial(String name) throws IOException {
        TinyExperiment experiment = copyOfFinished();
        Map<String, String> whole = TimelessFiles.of(experiment.result(TRIAL));
        Path damaged = experiment.result(TRIAL + "/" + name);
        flip(damaged);

        assertThat(experiment.run("benchmark", "--resume")).as(experiment.err()).isZero();

        assertThat(experiment.err())
                .contains(
                        "kd, seed 1: runs again, because %s is not as it was written\n"
                                .formatted(damaged));
        assertThat(TimelessFiles.of(experiment.result(TRIAL))).isEqualTo(whole);
    }

    @Test
    void doesNotGiveAwayADamagedStudent() throws IOException {
        TinyExperiment experiment = copyOfFinished();
        Path student = experiment.result(TRIAL + "/student.safetensors");
        flip(student);
        String complaint =
                "kd: %s: its checksum is not the one in result.json; the same 'kd benchmark' with --resume makes it anew\n"
                        .formatted(student);
        String trial = experiment.result(TRIAL).toString();

        assertThat(experiment.kd("evaluate", trial)).isEqualTo(3);
        assertThat(experiment.err()).endsWith(complaint);

        Path exported = folder.resolve("exported.safetensors");
        assertThat(experiment.kd("export", trial, "--out", exported.toString())).isEqualTo(3);
        assertThat(experiment.err()).isEqualTo(complaint);
        assertThat(exported).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kd/seed-1/result.json | null",
                "kd/seed-1/result.json | [[[[",
                "kd/seed-1/metrics.jsonl | {\"epoch\":",
                "benchmark.json | {}",
            })
    void isNeverReportedHalf(String name, String content) throws IOException {
        TinyExperiment experiment = copyOfFinished();
        Files.writeString(experiment.result(name), content);

        assertThat(experiment.kd("report", experiment.result("").toString())).isEqualTo(3);

        assertThat(experiment.err())
                .startsWith("kd: " + experiment.result(name))
                .contains(": expected the JSON of ");
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private TinyExperiment copyOfFinished() throws IOException {
        TinyExperiment experiment = TinyExperiment.of(folder, yaml("synthetic"));
        Path from = finished.result("");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, experiment.result("").resolve(from.relativize(file).toString()));
            }
        }
        return experiment;
    }
}
