package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that train something before the training, from a network with stages. */
class InitialPhaseEndToEndTest {

    private static final String TEACHER =
            """
            name: teacher
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 36, validation: 6, test: 6, size: 8}
            student: {modality: image, type: convnet, widths: [4, 6]}
            training: {epochs: 1, batch-size: 12}
            methods: [none]
            evaluation: {tasks: [recognition], select: last}
            output: taught
            """;

    private static final String STUDENT =
            """
            name: tiny
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 36, validation: 6, test: 6, size: 8}
            teacher:
              modality: image
              type: backbone
              network: {type: convnet, widths: [4, 6]}
              weights: taught/none/seed-1/student.safetensors
              cache: cache
            student: {modality: image, type: convnet, widths: [4, 6]}
            training: {epochs: 2, batch-size: 12}
            methods:
              - {name: fsp, objectives: [{type: fsp, initial-epochs: 2}]}
              - {name: ft, objectives: [{type: ft, initial-epochs: 2}]}
              - {name: ab, objectives: [{type: ab, initial-epochs: 2}]}
              - {name: ofd, objectives: [ofd]}
            evaluation: {tasks: [recognition], select: last}
            output: out
            """;

    @TempDir private Path folder;

    @BeforeEach
    void trainTheTeacher() throws IOException {
        TinyExperiment teacher =
                TinyExperiment.of(Files.createDirectory(folder.resolve("first")), TEACHER);
        assertThat(teacher.run("benchmark")).as(teacher.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"fsp,1", "ft,1", "ab,2"})
    void whatIsEndedBeforeTheTrainingGoesOnToTheSameBits(String method, int after)
            throws IOException {
        TinyExperiment whole = experiment("whole");
        whole.run("train", "--method", method);
        TinyExperiment cut = experiment("cut");
        InterruptedTrial.behind(after, cut, method);
        String trial = method + "/seed-1";
        assertThat(cut.lines(trial + "/initial.jsonl")).hasSize(after);
        assertThat(cut.result(trial + "/metrics.jsonl")).doesNotExist();

        int code = cut.run("train", "--method", method, "--resume");

        assertThat(code).as(cut.err()).isZero();
        assertThat(cut.lines(trial + "/initial.jsonl")).hasSize(2);
        assertThat(cut.timelessEpochs(trial)).isEqualTo(whole.timelessEpochs(trial));
        assertThat(cut.result(trial + "/student.safetensors"))
                .hasSameBinaryContentAs(whole.result(trial + "/student.safetensors"));
    }

    @Test
    void theOverhaulLearnsInTheTrainingAlone() throws IOException {
        TinyExperiment experiment = experiment("ofd");
        int code = experiment.run("train", "--method", "ofd");
        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.result("ofd/seed-1/initial.jsonl")).doesNotExist();
        assertThat(experiment.lines("ofd/seed-1/metrics.jsonl"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.toString()).contains("\"ofd\":"));
    }

    @Test
    void stagesBeforeAReluAreMissedByNameInNetworksWithoutOne() throws IOException {
        TinyExperiment experiment = experiment("vit");
        int code =
                experiment.run(
                        "validate",
                        "student={modality: image, type: linear}",
                        "methods=[{name: ab, objectives: [{type: ab, stages: [layer1]}]}]");
        assertThat(code).isEqualTo(2);
        assertThat(experiment.err())
                .contains("the objective 'ab' reads the stage 'layer1' of the student");
    }

    private TinyExperiment experiment(String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return TinyExperiment.of(
                own, STUDENT.replace("weights: taught", "weights: ../first/taught"));
    }
}
