package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scheme with stages before its training, from the experiment file to its students. */
class MstEndToEndTest {

    private static final String YAML =
            """
            name: tiny
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 36, validation: 6, test: 6, size: 8}
            students:
              image: {modality: image, type: convnet, widths: [4, 6]}
              sound: {modality: audio, type: mlp, widths: [8]}
            training: {epochs: 2, batch-size: 12}
            methods:
              - {name: mst, co-training-epochs: 2, mask-epochs: 2, teachers-per-sample: 2}
              - {name: published, type: mst, masks: published, fading: published, balance: cv}
            evaluation: {tasks: [recognition], select: image/validation/top1}
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void eachStageLeavesItsTermsAndBothStudentsAreJudged() {
        TinyExperiment experiment = TinyExperiment.of(folder, YAML);

        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        assertThat(experiment.lines("mst/seed-1/initial.jsonl"))
                .hasSize(4)
                .satisfies(
                        epochs -> {
                            assertThat(epochs.get(1).toString()).contains("\"others-both\":");
                            assertThat(epochs.get(2).toString())
                                    .contains("\"mask-sound-logits\":")
                                    .doesNotContain("class-");
                        });
        assertThat(experiment.lines("published/seed-1/initial.jsonl")).hasSize(4);
        assertThat(experiment.lines("mst/seed-1/metrics.jsonl"))
                .hasSize(2)
                .allSatisfy(
                        epoch ->
                                assertThat(epoch.toString())
                                        .contains(
                                                "\"class\":", "\"distillation\":", "\"balance\":"));
        assertThat(experiment.text("mst/seed-1/result.json"))
                .contains(
                        "\"image/test/top1\"",
                        "\"sound/test/top1\"",
                        "4 initial epochs of 2 stages came before the training");
        for (String name : new String[] {"image", "sound"}) {
            assertThat(experiment.result("mst/seed-1/students/" + name + ".safetensors"))
                    .isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsEndedBeforeTheTrainingGoesOnToTheSameBits(int after) throws IOException {
        TinyExperiment whole = experiment("whole");
        assertThat(whole.run("train", "--method", "mst")).as(whole.err()).isZero();
        TinyExperiment cut = experiment("cut");
        InterruptedTrial.behind(after, cut, "mst");
        String trial = "mst/seed-1";
        assertThat(cut.lines(trial + "/initial.jsonl")).hasSize(after);
        assertThat(cut.result(trial + "/metrics.jsonl")).doesNotExist();

        int code = cut.run("train", "--method", "mst", "--resume");

        assertThat(code).as(cut.err()).isZero();
        assertThat(cut.timelessEpochs(trial)).isEqualTo(whole.timelessEpochs(trial));
        for (String name : new String[] {"image", "sound"}) {
            String file = trial + "/students/" + name + ".safetensors";
            assertThat(cut.result(file)).hasSameBinaryContentAs(whole.result(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "methods=[{name: mst, teachers-per-sample: 5}] | a sample can't learn from 5"
                        + " specialised teachers, as 2 of 'mask-layers' make 4",
                "methods=[{name: mst, mask-layers: []}] | methods.0.mask-layers",
                "methods=[{name: mst, mask-layers: [logits, logits]}] | methods.0.mask-layers",
                "methods=[{name: mst, mask-layers: [stem]}] | methods.0.mask-layers",
                "methods=[{name: mst, auxiliary: audio}] | mst has no auxiliary network 'audio'"
                        + " (there are: image, sound)",
                "engine=mxnet | the scheme 'mst' does not run on MXNet"
            })
    void whatDoesNotFitIsSaidByName(String override, String message) {
        TinyExperiment experiment = TinyExperiment.of(folder, YAML);

        assertThat(experiment.run("validate", override)).isEqualTo(2);

        assertThat(experiment.err().replaceAll("\\s+", " ")).contains(message);
    }

    @Test
    void aWrongKeyOfTheSchemeIsTheOnlyProblem() {
        TinyExperiment experiment = TinyExperiment.of(folder, YAML);

        assertThat(experiment.run("validate", "methods.0.masks=foo")).isEqualTo(2);

        assertThat(experiment.err()).contains("methods.0.masks").doesNotContain("evaluation.tasks");
    }

    private TinyExperiment experiment(String name) throws IOException {
        return TinyExperiment.of(Files.createDirectory(folder.resolve(name)), YAML);
    }
}
