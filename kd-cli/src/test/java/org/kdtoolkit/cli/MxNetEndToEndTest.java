package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from the file to the leaderboard, on the second engine. */
@DisabledIfSystemProperty(
        named = "mxnet.absent",
        matches = "true",
        disabledReason = "MXNet has no native library for this machine")
class MxNetEndToEndTest {

    private static final String TRIAL = "mnf+csc/seed-1";

    @TempDir private Path folder;
    private TinyExperiment experiment;

    @BeforeEach
    void write() {
        experiment = TinyExperiment.synthetic(folder);
    }

    @Test
    void aBenchmarkRunsAllMethodsAndRanksThem() {
        int code =
                experiment.run(
                        "benchmark",
                        "engine=mxnet",
                        "seeds=[1]",
                        "evaluation.re-estimate-batch-norm=true");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.text("config.yaml")).contains("engine: mxnet");
        assertThat(experiment.json("leaderboard.json").get("methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactlyInAnyOrder("none", "kd", "mnf+csc");
    }

    @Test
    void anInterruptedTrialEndsAsIfNothingHadHappened() throws IOException {
        TinyExperiment whole =
                TinyExperiment.synthetic(Files.createDirectory(folder.resolve("whole")));
        whole.run("train", "engine=mxnet", "seeds=[1]", "--method", "mnf+csc");
        StopAfterEpoch.train(1, experiment, "engine=mxnet", "seeds=[1]");

        int code =
                experiment.run(
                        "train", "engine=mxnet", "seeds=[1]", "--method", "mnf+csc", "--resume");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.timelessEpochs(TRIAL)).isEqualTo(whole.timelessEpochs(TRIAL));
        assertThat(experiment.timelessResult(TRIAL)).isEqualTo(whole.timelessResult(TRIAL));
    }

    @Test
    void aTrainedStudentIsJudgedAgain() {
        experiment.run("train", "engine=mxnet", "seeds=[1]", "--method", "kd");

        int code = experiment.kd("evaluate", experiment.result("kd/seed-1").toString());

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.out()).contains("test/top1", "test/retrieval-map");
    }
}
