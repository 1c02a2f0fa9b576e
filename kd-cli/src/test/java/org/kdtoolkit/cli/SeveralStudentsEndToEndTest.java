package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several students of one training, from the experiment file to tables and exported weights. */
class SeveralStudentsEndToEndTest {

    private static final String STUDENTS =
            """
            name: several
            seeds: [1, 2]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 12, test: 18, size: 8}
            students:
              wide: {modality: image, type: convnet, widths: [6, 12]}
              thin: {modality: image, type: convnet, widths: [3, 6]}
            training: {epochs: 2, batch-size: 16}
            methods: [untrained]
            evaluation: {tasks: [retrieval], select: last}
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void eachIsJudgedSavedJudgedAgainAndExported() throws IOException {
        TinyExperiment experiment = TinyExperiment.of(folder, STUDENTS);

        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        Path out = folder.resolve("out");
        assertThat(Files.readString(out.resolve("leaderboard.csv")))
                .contains("wide/test/retrieval-map-mean", "thin/test/retrieval-map-mean");
        assertThat(Files.readString(out.resolve("leaderboard.md")))
                .contains("wide/test/retrieval-map", "thin/test/retrieval-map");
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        Path trial = out.resolve("untrained/seed-1");
        for (String name : new String[] {"wide", "thin"}) {
            assertThat(trial.resolve("students/" + name + ".safetensors")).isNotEmptyFile();
            assertThat(trial.resolve("students/" + name + ".embeddings.npz")).isNotEmptyFile();
        }
        assertThat(trial.resolve("student.safetensors")).doesNotExist();

        assertThat(experiment.run("benchmark", "--resume")).as(experiment.err()).isZero();
        assertThat(experiment.kd("evaluate", trial.toString())).as(experiment.err()).isZero();
        assertThat(experiment.out()).contains("wide/test/retrieval-map", "thin/test/retrieval-map");

        Path weights = folder.resolve("thin.safetensors");
        assertThat(
                        experiment.kd(
                                "export",
                                trial.toString(),
                                "--student",
                                "thin",
                                "--out",
                                weights.toString()))
                .as(experiment.err())
                .isZero();
        assertThat(weights).isNotEmptyFile();
        assertThat(experiment.kd("export", trial.toString(), "--out", weights.toString()))
                .isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: it left several networks; choose one by --student (there are: wide, thin)\n"
                                .formatted(trial));
        assertThat(
                        experiment.kd(
                                "export",
                                trial.toString(),
                                "--student",
                                "wid",
                                "--out",
                                weights.toString()))
                .isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: it left no network 'wid'; did you mean 'wide'? (there are: wide, thin)\n"
                                .formatted(trial));
    }

    @Test
    void whatIsPreTrainedIsTheBeginningOfAnOrdinaryStudent() throws IOException {
        TinyExperiment several = TinyExperiment.of(folder, STUDENTS);
        assertThat(several.run("benchmark", "seeds=[1]")).as(several.err()).isZero();
        TinyExperiment ordinary =
                TinyExperiment.of(
                        folder,
                        """
                        name: fine-tuned
                        dataset: {type: synthetic, classes: 6, train: 48, validation: 12, test: 18, size: 8}
                        student:
                          modality: image
                          type: convnet
                          widths: [6, 12]
                          weights: out/untrained/seed-1/students/wide.safetensors
                        training: {epochs: 1, batch-size: 16}
                        methods: [none, untrained]
                        evaluation: {tasks: [recognition, retrieval]}
                        output: fine-tuned
                        """);

        assertThat(ordinary.run("benchmark")).as(ordinary.err()).isZero();

        Path trials = folder.resolve("fine-tuned");
        assertThat(Files.readString(trials.resolve("none/seed-1/result.json")))
                .contains("which have no head: its own begins at random");
        assertThat(Files.readString(trials.resolve("untrained/seed-1/result.json")))
                .contains("no head is trained: it is not judged by 'recognition'");
    }

    @Test
    void methodsOfAnOnlyStudentAreRefused() {
        TinyExperiment experiment = TinyExperiment.of(folder, STUDENTS);

        assertThat(experiment.run("validate", "methods=[none, untrained]")).isEqualTo(2);

        assertThat(experiment.err())
                .contains(
                        "methods.0: the method 'none' trains an only 'student', and the file has"
                                + " 'students', which training schemes alone take (known:"
                                + " c2kd, mst, untrained, xkd)");
    }
}
