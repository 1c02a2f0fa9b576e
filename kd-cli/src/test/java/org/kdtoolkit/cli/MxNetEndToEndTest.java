package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
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
        int code = experiment.run("benchmark", "engine=mxnet", "seeds=[1]");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.text("config.yaml")).contains("engine: mxnet");
        assertThat(experiment.json("leaderboard.json").at("/methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactlyInAnyOrder("none", "kd", "mnf+csc");
    }

    @Test
    void aResumedTrialEndsAsOneThatWasNeverInterrupted() {
        String[] train = {"engine=mxnet", "--method", "mnf+csc"};
        experiment.run("train", concat(train, "training.epochs=3"));
        List<JsonNode> whole = experiment.timelessEpochs(TRIAL);
        experiment.run("train", concat(train, "training.epochs=1"));

        int code = experiment.run("train", concat(train, "training.epochs=3", "--resume"));

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.timelessEpochs(TRIAL)).isEqualTo(whole);
    }

    @Test
    void theFirstStepIsThatOfPyTorch() {}
}
