package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objectives that read stages of the student, or class scores in several ways, from a file on. */
class BranchHeadsEndToEndTest {

    private static final String YAML =
            """
            name: heads
            seeds: [1]
            dataset:
              {type: synthetic, classes: 6, train: 48, validation: 12, test: 18, size: 8,
               labels: {per-class: 4}}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12, 16]}
            training: {epochs: 2, batch-size: 16}
            methods:
              - {name: kd, objectives: [kd]}
              - {name: ofa, objectives: [ofa]}
              - name: stages
                objectives:
                  - {type: ofa, stages: [layer1, layer2, layer3], eps: [1, 1, 1.2, 1.5]}
              - {name: mlkd, class-weight: 0.1, objectives: [{type: mlkd, weight: 0.9}]}
            output: out
            """;

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void train() {
        experiment = TinyExperiment.of(folder, YAML);
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();
    }

    @Test
    void eachStageHasATermBesideTheStudentsScores() {
        assertThat(terms("ofa")).containsExactly("class", "ofa-map", "ofa");
        assertThat(terms("stages"))
                .containsExactly("class", "ofa-layer1", "ofa-layer2", "ofa-layer3", "ofa");
    }

    @Test
    void eachLevelHasATerm() {
        assertThat(terms("mlkd"))
                .containsExactly("class", "mlkd-instance", "mlkd-batch", "mlkd-class");
    }

    @Test
    void theHeadsAreNoPartOfTheStudent() {
        assertThat(experiment.json("stages/seed-1/result.json").get("parameters"))
                .isEqualTo(experiment.json("kd/seed-1/result.json").get("parameters"));
    }

    @Test
    void headsGoOnToTheSameBits() throws IOException {
        TinyExperiment stopped =
                TinyExperiment.of(Files.createDirectory(folder.resolve("stopped")), YAML);
        StopAfterEpoch.train(1, "stages", stopped);

        assertThat(stopped.run("train", "--method", "stages", "--resume"))
                .as(stopped.err())
                .isZero();

        assertThat(stopped.timelessEpochs("stages/seed-1"))
                .hasSize(2)
                .isEqualTo(experiment.timelessEpochs("stages/seed-1"));
        assertThat(stopped.result("stages/seed-1/student.safetensors"))
                .hasSameBinaryContentAs(experiment.result("stages/seed-1/student.safetensors"));
    }

    @Test
    void aStageThatIsNotThereIsRefusedBeforeAnythingIsTrained() {
        assertThat(
                        experiment.run(
                                "validate", "methods.2.objectives.0.stages=[layer1,layr2,layer3]"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "the objective 'ofa' reads the stage 'layr2' of the student, which has no"
                                + " such stage; did you mean 'layer2'? (it has: layer1, layer2,"
                                + " layer3)");
    }

    @Test
    void aMissingExponentIsRefusedBeforeAnythingIsTrained() {
        assertThat(experiment.run("validate", "methods.2.objectives.0.eps=[1,1.5]")).isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "there must be one eps for all, or one for each stage and one for the"
                                + " student's class scores, here 4; found 2");
    }

    private static List<String> terms(String method) {
        List<JsonNode> epochs = experiment.lines("%s/seed-1/metrics.jsonl".formatted(method));
        List<String> terms = new ArrayList<>();
        epochs.get(0).get("losses").fieldNames().forEachRemaining(terms::add);
        return terms;
    }
}
