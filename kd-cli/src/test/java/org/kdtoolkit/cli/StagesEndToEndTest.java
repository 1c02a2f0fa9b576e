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

/** A network is trained, and teaches by its inner feature maps. */
class StagesEndToEndTest {

    private static final String DATA =
            """
            name: stages
            seeds: [1]
            dataset: {type: synthetic, classes: 4, train: 40, validation: 12, test: 12, size: 8}
            training: {epochs: 1, batch-size: 16}
            output: out
            """;

    private static final String TEACHER =
            DATA
                    + """
                    student: {modality: image, type: convnet, widths: [6, 8]}
                    methods: [none]
                    """;

    private static final String STUDENTS =
            DATA
                    + """
                    teacher:
                      modality: image
                      type: backbone
                      network: {type: convnet, widths: [6, 8]}
                      weights: ../teacher/out/none/seed-1/student.safetensors
                      cache: cache
                    student: {modality: image, type: convnet, widths: [4, 6]}
                    methods:
                      - {name: at, objectives: [{type: at, stages: all, weight: 1000}]}
                      - {name: hint, objectives: [{type: fitnet, stages: [{student: layer2, teacher: layer1}]}]}
                      - {name: reviewkd, objectives: [{type: reviewkd, weight: 0.5}]}
                      - {name: semckd, objectives: [{type: semckd, weight: 400}]}
                    """;

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void train() throws IOException {
        TinyExperiment teacher =
                TinyExperiment.of(Files.createDirectory(folder.resolve("teacher")), TEACHER);
        assertThat(teacher.run("benchmark")).as(teacher.err()).isZero();
        experiment = TinyExperiment.of(Files.createDirectory(folder.resolve("students")), STUDENTS);
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();
    }

    @Test
    void eachPairIsATermOfItsOwn() {
        assertThat(names("at")).containsExactly("class", "at-layer1", "at-layer2");
        assertThat(names("hint")).containsExactly("class", "fitnet-layer2-layer1");
        assertThat(loss("at", "at-layer1")).isPositive().isNotEqualTo(loss("at", "at-layer2"));
    }

    /** The last batch has half as many samples. */
    @Test
    void methodsOfSeveralStagesLearn() {
        assertThat(loss("reviewkd", "reviewkd")).isPositive();
        assertThat(loss("semckd", "semckd")).isPositive();
    }

    @Test
    void aStageOfTheTeacherThatIsNotThereIsSaidBeforeAnythingIsTrained() {
        String key = "methods.1.objectives.0.stages=[{student: layer1, teacher: layr2}]";
        assertThat(experiment.run("validate", key)).isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "methods.1.objectives.0: the objective 'fitnet' reads the stage 'layr2' of"
                                + " the teacher 'image', which has no such stage; did you mean"
                                + " 'layer2'? (it has: layer1, layer2)");
    }

    /** To the bit: float32 values are stored as they are. */
    @Test
    void stagesThatWereWrittenDownTeachAsTheNetworkDoes() {
        Path answers = folder.resolve("answers");
        assertThat(experiment.run("extract", "--out", answers.toString()))
                .as(experiment.err())
                .isZero();
        assertThat(answers.resolve("stages/layer1")).isDirectory();
        String stored =
                ("teacher={modality: image, type: precomputed, embeddings: %1$s/embeddings, stages:"
                                + " {layer1: %1$s/stages/layer1, layer2: %1$s/stages/layer2}}")
                        .formatted(answers);
        Path out = folder.resolve("stored");
        assertThat(experiment.run("benchmark", stored, "--out", out.toString()))
                .as(experiment.err())
                .isZero();
        for (String method : List.of("at", "hint", "reviewkd", "semckd")) {
            assertThat(
                            experiment
                                    .lines("../../stored/" + method + "/seed-1/metrics.jsonl")
                                    .get(0)
                                    .get("losses"))
                    .isEqualTo(losses(method));
        }
    }

    @Test
    void aTeacherWithoutStagesIsRefusedByName() {
        assertThat(
                        experiment.run(
                                "validate",
                                "teacher={modality: audio, type: tone-listener, width: 12}"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "methods.0.objectives.0: the objective 'at' reads all stages of the teacher"
                                + " 'audio', which has none")
                .contains(
                        "methods.1.objectives.0: the objective 'fitnet' reads the stage 'layer1' of"
                                + " the teacher 'audio', which has no such stage (it has: none)");
    }

    @Test
    void otherNumbersOfStagesAreRefusedWithTheNamesOfBoth() {
        assertThat(experiment.run("validate", "student.widths=[4, 4, 6]")).isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "methods.2.objectives.0: the objective 'reviewkd' pairs all stages in their"
                                + " order, but the student has 3 (layer1, layer2, layer3) and the"
                                + " teacher 'image' 2 (layer1, layer2); name pairs, such as"
                                + " 'stages: [{student: layer1, teacher: layer1}]'")
                .doesNotContain("semckd");
    }

    private static double loss(String method, String term) {
        return losses(method).get(term).asDouble();
    }

    private static List<String> names(String method) {
        List<String> names = new ArrayList<>();
        losses(method).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode losses(String method) {
        return experiment.lines(method + "/seed-1/metrics.jsonl").get(0).get("losses");
    }
}
