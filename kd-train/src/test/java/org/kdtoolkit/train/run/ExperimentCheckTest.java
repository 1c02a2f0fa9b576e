package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.ExperimentUse;

/** What options of a training ask of the student and of the data, before anything is run. */
class ExperimentCheckTest {

    private static final String YAML =
            """
            name: small
            dataset: {type: synthetic, classes: 3, train: 20, validation: 3, test: 3, size: 12}
            student: {modality: image, type: convnet, widths: [4, 8]}
            training:
              epochs: 3
              batch-size: 8
            %s
            %s
            evaluation: {select: last}
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(ExperimentCheckTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @Test
    void namesThePlaceOfPartsThatTheStudentDoesNotHave() throws IOException {
        assumePyTorch();

        assertThat(
                        refusal(
                                "  freeze:\n"
                                        + "    - {parts: [layer1, bdy], epochs: 1}\n"
                                        + "    - {parts: [x]}"))
                .isEqualTo(
                        """
                        2 problems:
                          1) small.yaml:8:24: training.freeze.0.parts.1: the student has no part 'bdy' (there are: backbone, head, layer1, layer2, body, body.0, body.1, body.4, body.5); did you mean 'body'?
                          2) small.yaml:9:16: training.freeze.1.parts.0: the student has no part 'x' (there are: backbone, head, layer1, layer2, body, body.0, body.1, body.4, body.5)\
                        """);
    }

    @Test
    void somethingOfTheStudentIsTrained() throws IOException {
        assumePyTorch();

        assertThat(refusal("  freeze: [{parts: [head, backbone]}]"))
                .isEqualTo(
                        "small.yaml:7:11: training.freeze: nothing of the student would be trained"
                                + " in the first epoch; leave the head or another part out");
    }

    @ParameterizedTest
    @CsvSource({"head-scale, backbone", "backbone-scale, head"})
    void whatIsNotFrozenForGoodHasARate(String scale, String frozen) throws IOException {
        assumePyTorch();
        String optimizer = "  optimizer: {type: adamw, %s: 0}\n".formatted(scale);

        assertThat(refusal(optimizer + "  freeze: [{parts: [%s]}]".formatted(frozen)))
                .isEqualTo(
                        "small.yaml:7:%d: training.optimizer.%s: nothing of the student learns where it is 0 and 'training.freeze' keeps all the rest to the end; leave one of them out"
                                .formatted(30 + scale.length(), scale));
        assertThatCode(
                        () ->
                                notes(
                                        optimizer
                                                + "  freeze: [{parts: [%s], epochs: 1}]"
                                                        .formatted(frozen)))
                .doesNotThrowAnyException();
    }

    @Test
    void notesAnAverageThatIsStillTheBeginning() throws IOException {
        assertThat(notes("  average: {decay: 0.93}"))
                .endsWith(
                        "training.average: after 9 updates 56 % of it are still the weights of the"
                                + " first; choose a smaller decay, such as 0.6");
        assertThat(notes("  average: {decay: 0.92}\n  drop-last: true"))
                .endsWith(
                        "training.average: after 6 updates 66 % of it are still the weights of the"
                                + " first; choose a smaller decay, such as 0.5");
        assertThat(notes("  average: {}\n  accumulate: 2"))
                .endsWith(
                        "training.average: after 6 updates 100 % of it are still the weights of the"
                                + " first; choose a smaller decay, such as 0.5");
        assertThat(notes("  average: {decay: 0.91}"))
                .noneMatch(note -> note.startsWith("training."));
    }

    @Test
    void notesWhatIsSaidOfAClassLossThatWeighsNothing() throws IOException {
        String keys = "  class-weights: balanced\n  label-smoothing: 0.1\n  class-weight: 0\n";
        String kd = "{name: %s, class-weight: %s, objectives: [{type: kd}]}";
        String teacher =
                "teacher: {modality: audio, type: tone-listener, width: 16}\nmethods: [%s, %s]";
        assertThat(notes(keys + teacher.formatted(kd.formatted("a", 0), kd.formatted("b", 0))))
                .endsWith(
                        "training.class-weights: no method reads it, since the class loss of each"
                                + " has the weight 0",
                        "training.label-smoothing: no method reads it, since the class loss of"
                                + " each has the weight 0");
        assertThat(notes(keys + teacher.formatted(kd.formatted("a", 0), kd.formatted("b", 1))))
                .noneMatch(note -> note.startsWith("training."));
    }

    @Test
    void aStudentThatCantComputeInBfloat16IsRefusedAtTheKey() throws IOException {
        assumePyTorch();
        assumeThat(ReducedPrecision.here().objection(EngineName.PYTORCH, new DeviceName.Cpu()))
                .isEmpty();

        assertThat(refusal("  precision: bfloat16", "device=cpu", "student.widths=[4, 4, 4, 4]"))
                .isEqualTo(
                        "small.yaml:7:14: training.precision: 1 of the student's convolutions reach"
                                + " beyond what they read (a kernel of (3, 3) on (1, 1)), where"
                                + " oneDNN's gradients are wrong in bfloat16; give the student more"
                                + " frames or pixels, or leave the key out");
    }

    @Test
    void countsASingleEpochAsOne() throws IOException {
        assertThat(notes("  freeze: [{parts: [layer1], epochs: 1}]", "training.epochs=1"))
                .contains("training.freeze: layer1 was to thaw after 1 epoch, but there is 1");
    }

    @Test
    void notesWhatATrainingWillNotComeTo() throws IOException {
        assumePyTorch();

        assertThat(
                        notes(
                                """
                                  accumulate: 4
                                  freeze: [{parts: [layer1], epochs: 3}, {parts: [body.4]}]
                                  schedule: {type: multistep, milestones: [2, 3, 30]}
                                  warm-up: {steps: 2, by: epoch}
                                  label-smoothing: 0.1\
                                """))
                .endsWith(
                        "training.accumulate: an update was to learn from 4 batches, but an epoch"
                                + " has 3, and updates do not span epochs",
                        "training.freeze: layer1 was to thaw after 3 epochs, but there are 3",
                        "training.schedule: the rate was to change after epoch 3, 30, but there"
                                + " are 3 epochs",
                        "training.warm-up: the rate was to rise for 2 steps, but by epoch it"
                                + " changes with each epoch of 1 only; 'by: step' follows each"
                                + " step",
                        "method 'label-smoothing': smooths labels that 'training.label-smoothing'"
                                + " has smoothed for every method");
    }

    @Test
    void notesWhatASchemeDoesNotReadOfTheClassLoss() throws IOException {
        assertThat(
                        notes(
                                """
                                  class-weight: 0.5
                                  class-weights: balanced
                                  label-smoothing: 0.1
                                methods: [none, untrained]\
                                """))
                .filteredOn(note -> note.startsWith("method"))
                .containsExactly(
                        "method 'untrained': a training scheme has losses of its own, and does not"
                                + " read 'training.class-weight', 'training.class-weights',"
                                + " 'training.label-smoothing'");
    }

    @Test
    void notesNothingWhereAllIsAsItSeems() throws IOException {
        assertThat(
                        notes(
                                """
                                  schedule: {type: multistep, milestones: [2]}
                                  warm-up: {epochs: 1, by: epoch}\
                                """))
                .noneMatch(note -> note.startsWith("training.") || note.startsWith("method"));
    }

    private List<String> notes(String training, String... overrides) throws IOException {
        return ExperimentCheck.of(
                        written(training),
                        List.of(overrides),
                        registry,
                        new ExperimentUse.Validation())
                .notes();
    }

    private String refusal(String training, String... overrides) throws IOException {
        Path file = written(training);
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                ExperimentCheck.of(
                                        file,
                                        List.of(overrides),
                                        registry,
                                        new ExperimentUse.Training()))
                .getMessage()
                .replace(file.toString(), "small.yaml");
    }

    private Path written(String training) throws IOException {
        String methods = training.contains("methods:") ? "" : "methods: [none, label-smoothing]";
        return Files.writeString(folder.resolve("small.yaml"), YAML.formatted(training, methods));
    }

    private static void assumePyTorch() {
        assumeThat(Engine.getInstance().getEngineName())
                .as("weights are frozen on PyTorch alone")
                .isEqualTo("PyTorch");
    }
}
