package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    private static final String TRIAL = "mnf+csc/seed-1";

    /** Three epochs, a schedule that looks back, batches that leave a rest. */
    private static final String[] LONGER = {
        "training.epochs=3",
        "training.batch-size=20",
        "training.schedule={type: plateau, patience: 0}",
        "seeds=[1]"
    };

    @TempDir private Path folder;
    private TinyExperiment experiment;

    @BeforeEach
    void write() {
        experiment = TinyExperiment.synthetic(folder);
    }

    @Test
    void anInterruptedTrialEndsAsIfNothingHadHappened() throws IOException {
        TinyExperiment whole =
                TinyExperiment.synthetic(Files.createDirectory(folder.resolve("whole")));
        whole.run("train", concat(LONGER, "--method", "mnf+csc"));
        interruptAfterEpoch(2);
        assertThat(experiment.lines(TRIAL + "/metrics.jsonl")).hasSize(2);
        assertThat(experiment.result(TRIAL + "/result.json")).doesNotExist();

        int code = experiment.run("train", concat(LONGER, "--method", "mnf+csc", "--resume"));

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.timelessEpochs(TRIAL)).isEqualTo(whole.timelessEpochs(TRIAL));
        assertThat(experiment.timelessResult(TRIAL)).isEqualTo(whole.timelessResult(TRIAL));
        assertThat(experiment.result(TRIAL + "/student.safetensors"))
                .hasSameBinaryContentAs(whole.result(TRIAL + "/student.safetensors"));
    }

    @Test
    void runningAFinishedBenchmarkAgainSaysWhatResumingWouldDo() throws IOException {
        experiment.run("benchmark", "seeds=[1]");
        assertThat(experiment.err()).doesNotContain("run again");

        experiment.run("benchmark", "seeds=[1]");

        assertThat(experiment.err())
                .contains("finished trials are run again; '--resume' would keep them");
    }

    @Test
    void anEpochThatWasNotSavedIsTrainedAgain() throws IOException {
        interruptAfterEpoch(1);
        JsonNode first = experiment.timelessEpochs(TRIAL).get(0);
        // as if the power had failed between the line of the second epoch and its checkpoint
        Files.writeString(
                experiment.result(TRIAL + "/metrics.jsonl"),
                "{\"epoch\":2,\"losses\":{\"class\":99},\"seconds\":1,\"evaluation-seconds\":1,\"data-wait-seconds\":0}\n",
                StandardOpenOption.APPEND);

        assertThat(experiment.run("train", concat(LONGER, "--method", "mnf+csc", "--resume")))
                .as(experiment.err())
                .isZero();

        List<JsonNode> epochs = experiment.timelessEpochs(TRIAL);
        assertThat(epochs).hasSize(3).startsWith(first);
        assertThat(epochs.get(1).at("/losses/class").asDouble()).isLessThan(99);
    }

    @Test
    void aCheckpointWithoutItsEpochsIsRefused() throws IOException {
        interruptAfterEpoch(1);
        Path epochs = experiment.result(TRIAL + "/metrics.jsonl");
        Files.delete(epochs);

        assertThat(experiment.run("train", concat(LONGER, "--method", "mnf+csc", "--resume")))
                .isEqualTo(3);
        assertThat(experiment.err())
                .endsWith(
                        "kd: %s: expected the 1 epochs of the checkpoint beside it, found 0; remove the trial's folder to begin it anew\n"
                                .formatted(epochs));
    }

    @Test
    void finishedTrialsAreKeptAndMissingOnesRun() throws IOException {
        String[] brief = {"training.epochs=1", "seeds=[1]"};
        experiment.run("train", concat(brief, "--method", "kd"));
        Path result = experiment.result("kd/seed-1/result.json");
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(result, longAgo);

        assertThat(experiment.run("benchmark", concat(brief, "--resume")))
                .as(experiment.err())
                .isZero();

        assertThat(Files.getLastModifiedTime(result)).isEqualTo(longAgo);
        assertThat(experiment.out()).containsPattern("(?m)^kd +1/1 ").contains("mnf+csc");
        assertThat(experiment.err()).contains("none, seed 1: ").doesNotContain("] kd, seed 1");
    }

    @Test
    void aFinishedTrialIsKeptByTraining() throws IOException {
        String[] brief = {"training.epochs=1", "seeds=[1]", "--method", "none"};
        experiment.run("train", brief);
        Path result = experiment.result("none/seed-1/result.json");
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(result, longAgo);

        assertThat(experiment.run("train", concat(brief, "--resume"))).isZero();

        assertThat(Files.getLastModifiedTime(result)).isEqualTo(longAgo);
    }

    @Test
    void aMethodThatARunLeavesOutIsNotForgotten() throws IOException {
        String[] brief = {"training.epochs=1", "seeds=[1]", "--resume"};
        String hotter = "methods.1={name: kd, objectives: [{type: kd, temperature: 2}]}";
        experiment.run("benchmark", brief);
        experiment.kd("evaluate", experiment.result("kd/seed-1").toString());
        String judged = experiment.out();

        assertThat(experiment.run("benchmark", concat(brief, "methods=[none]"))).isZero();

        assertThat(experiment.err())
                .contains("the trials of kd, mnf+csc stay in the output folder");
        assertThat(experiment.kd("evaluate", experiment.result("kd/seed-1").toString()))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.out()).isEqualTo(judged);
        assertThat(experiment.run("benchmark", concat(brief, hotter))).isEqualTo(2);
        assertThat(experiment.err())
                .contains("holds another benchmark: 'methods.kd.objectives' was");
    }

    private void interruptAfterEpoch(int last) {
        StopAfterEpoch.train(last, experiment, LONGER);
    }

    private static String[] concat(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }
}
