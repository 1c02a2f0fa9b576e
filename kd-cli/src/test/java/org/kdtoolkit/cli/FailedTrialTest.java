package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial whose numbers break down fails alone. */
class FailedTrialTest {

    @TempDir private Path folder;
    private TinyExperiment experiment;

    @BeforeEach
    void write() {
        experiment = TinyExperiment.synthetic(folder);
    }

    @Test
    void aLossThatIsNotFiniteFailsItsTrialAlone() {
        int code =
                experiment.run(
                        "benchmark",
                        "seeds=[1]",
                        "training.epochs=1",
                        "methods.1.objectives=[{type: kd, weight: 1e39}]");

        assertThat(code).isEqualTo(1);
        JsonNode failed = experiment.json("kd/seed-1/result.json");
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("seconds").asDouble()).isPositive();
        String error = failed.get("error").asText();
        assertThat(error)
                .matches(
                        "epoch 1, step 1: loss 'kd' is Infinity \\(the others: class \\d\\.\\d+\\)"
                            + " for the samples (train-\\d{5}, ){4}train-\\d{5} and 11 more; .*");
        assertThat(experiment.json("none/seed-1/result.json").get("status").asText())
                .isEqualTo("done");
        assertThat(experiment.json("mnf+csc/seed-1/result.json").get("status").asText())
                .isEqualTo("done");
        String told = "kd, seed 1 failed: " + error;
        assertThat(experiment.out()).containsPattern("(?m)^kd +0/1 +–").contains(told);
        assertThat(experiment.err()).contains("[2/3] kd, seed 1: failed, " + error);
        assertThat(experiment.text("leaderboard.md")).contains("kd, seed 1 failed");
        assertThat(experiment.text("report.html")).contains("kd, seed 1 failed");
        assertThat(experiment.json("leaderboard.json").at("/methods/1/failed-seeds").toString())
                .isEqualTo("[1]");
    }

    @Test
    void weightsThatGrowWithoutBoundFailTheTrialInItsEvaluation() {
        int code =
                experiment.run(
                        "train",
                        "--method",
                        "none",
                        "training.batch-size=64",
                        "training.optimizer.learning-rate=1e30");

        assertThat(code).isEqualTo(1);
        assertThat(experiment.json("none/seed-1/result.json").get("error").asText())
                .isEqualTo(
                        "epoch 1, evaluation: the student's embedding of the sample"
                                + " 'validation-00000' is NaN; a lower learning rate may help");
    }

    @Test
    void dataThatCannotBeReadIsNamedBelowTheLeaderboardOfSeveralProcesses() throws IOException {
        Path image = TinyManifest.in(folder).path("images/s20.png");
        Files.writeString(image, "half a download");
        TinyExperiment files = TinyExperiment.of(folder, TinyManifest.YAML);

        assertThat(files.run("benchmark", "--jobs", "2", "methods=[none]"))
                .as(files.err())
                .isEqualTo(1);

        assertThat(files.out())
                .contains(
                        "none, seed 1 failed: sample 's20' (test): %s is not an image"
                                .formatted(image));
        JsonNode result = files.json("none/seed-1/result.json");
        assertThat(result.get("status").asText()).isEqualTo("failed");
        assertThat(result.get("error").asText()).startsWith("sample 's20' (test): ");
    }

    @Test
    void aFailedTrialIsRunAgainByResume() {
        String[] broken = {"training.epochs=1", "methods.1.objectives=[{type: kd, weight: 1e39}]"};
        experiment.run("train", "--method", "kd", broken[0], broken[1]);

        assertThat(experiment.run("train", "--method", "kd", "--resume", broken[0], broken[1]))
                .isEqualTo(1);

        assertThat(experiment.err()).contains("[1/1] kd, seed 1: failed, epoch 1, step 1: ");
    }
}
