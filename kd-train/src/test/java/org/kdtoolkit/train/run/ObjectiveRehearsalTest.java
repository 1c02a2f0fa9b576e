package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.train.config.ExperimentUse;

/** What objectives say to student, teachers and data, told by a look at the file. */
class ObjectiveRehearsalTest {

    private static final String YAML =
            """
            name: small
            dataset: {type: synthetic, classes: 3, train: 20, validation: 3, test: 3, size: 12}
            teachers:
              tones: {modality: audio, type: tone-listener}
              eyes:
                modality: image
                type: backbone
                network: {type: convnet, widths: [4, 6, 8]}
                weights: eyes.safetensors
            student: {modality: image, type: convnet, widths: %s}
            training: {epochs: 1, batch-size: 8}
            methods:
              - %s
            evaluation: {select: last}
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(ObjectiveRehearsalTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void leaveATeachersWeights() {
        assumeThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
        try (NDManager manager = NDManager.newBaseManager()) {
            new WeightsFile(folder.resolve("eyes.safetensors"))
                    .write(
                            registry.create(
                                            Kind.BACKBONE,
                                            "convnet",
                                            new ConvNetConfig(List.of(4, 6, 8)),
                                            BackboneContext.of(new Shape(1, 12, 12), 3, manager))
                                    .state());
        }
    }

    @Test
    void namesAQueueThatIsLongerThanThereAreSamples() throws IOException {
        assertThat(refusal("{name: q, objectives: [kd, {type: comodo, queue: 21}]}"))
                .isEqualTo(
                        "small.yaml:13:32: methods.0.objectives.1: comodo: a queue of 21 is longer"
                            + " than the 20 training samples, some of which would be in it several"
                            + " times; choose at most 20");
        assertThat(notes("{name: q, objectives: [{type: comodo, queue: 20}]}", "[4, 8]"))
                .noneMatch(note -> note.startsWith("method"));
    }

    @Test
    void namesStagesOfOtherWidths() throws IOException {
        assertThat(
                        refusal(
                                "{name: f, objectives: [{type: fsp, teacher: eyes, stages: [layer1,"
                                        + " layer2]}]}"))
                .isEqualTo(
                        "small.yaml:13:28: methods.0.objectives.0: the objective 'fsp' compares"
                            + " channels with channels, but at the stages 'layer2' the student has"
                            + " 8 of them and the teacher 6; choose networks of the same widths,"
                            + " other stages, or ft, ab or ofd");
    }

    @Test
    void namesExponentsThatAreNotAsManyAsTheStudentsStages() throws IOException {
        assertThat(refusal("{name: o, objectives: [{type: ofa, stages: all, eps: [1, 2]}]}"))
                .isEqualTo(
                        "small.yaml:13:28: methods.0.objectives.0: the objective 'ofa': there must"
                            + " be one eps for all, or one for each stage and one for the student's"
                            + " class scores, here 3; found 2; the stages are layer1, layer2");
    }

    @Test
    void tellsOfEveryObjectiveAtOnce() throws IOException {
        assertThat(
                        refusal(
                                """
                                {name: q, objectives: [{type: comodo, queue: 21}]}
                                  - {name: f, objectives: [{type: fsp, teacher: eyes, stages: [layer2]}]}\
                                """))
                .startsWith("2 problems:")
                .contains(
                        "methods.0.objectives.0: comodo", "methods.1.objectives.0: the objective");
    }

    @Test
    void takesNoteOfPairsThatCross() throws IOException {
        assertThat(
                        notes(
                                "{name: a, objectives: [{type: at, teacher: eyes, stages:"
                                        + " [{student: layer1, teacher: layer2}, {student: layer2,"
                                        + " teacher: layer1}]}]}",
                                "[4, 6]"))
                .contains(
                        "method 'a': the objective 'at' compares stages crosswise: the student's"
                            + " 'layer1' with the teacher's 'layer2', and the student's 'layer2'"
                            + " with the teacher's 'layer1'; one network has them in the other"
                            + " order");
    }

    /** The teacher's embedding, which such a student has, is 8 wide. */
    @Test
    void objectivesBesideOneThatExtendsTheStudentAreHeardInTheTrial() throws IOException {
        String ofa = "{type: ofa, heads: transformer, teacher: eyes}";
        assertThat(refusal("{name: o, objectives: [%s]}".formatted(ofa), "[4, 6]"))
                .contains("needs tokens whose width is a multiple of 4, found 6");
        assertThat(
                        notes(
                                "{name: o, objectives: [{type: simkd, teacher: eyes}, %s]}"
                                        .formatted(ofa),
                                "[4, 6]"))
                .noneMatch(note -> note.startsWith("method 'o'"));
    }

    private List<String> notes(String method, String widths) throws IOException {
        return ExperimentCheck.of(
                        written(method, widths),
                        List.of(),
                        registry,
                        new ExperimentUse.Validation())
                .notes();
    }

    private String refusal(String method) throws IOException {
        return refusal(method, "[4, 8]");
    }

    private String refusal(String method, String widths) throws IOException {
        Path file = written(method, widths);
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                ExperimentCheck.of(
                                        file, List.of(), registry, new ExperimentUse.Validation()))
                .getMessage()
                .replace(file.toString(), "small.yaml");
    }

    private Path written(String method, String widths) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), YAML.formatted(widths, method));
    }
}
