package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibilityTest {

    @TempDir private Path folder;

    @Test
    void theSameSeedGivesTheSameResultTwice() throws IOException {
        TinyExperiment one = TinyExperiment.synthetic(Files.createDirectory(folder.resolve("1")));
        TinyExperiment two = TinyExperiment.synthetic(Files.createDirectory(folder.resolve("2")));
        String trial = "mnf+csc/seed-5";

        assertThat(one.run("train", "--method", "mnf+csc", "--seed", "5")).as(one.err()).isZero();
        assertThat(two.run("train", "--method", "mnf+csc", "--seed", "5", "training.workers=3"))
                .as(two.err())
                .isZero();

        assertThat(two.timelessEpochs(trial)).hasSize(2).isEqualTo(one.timelessEpochs(trial));
        assertThat(two.timelessResult(trial)).isEqualTo(one.timelessResult(trial));
        assertThat(two.result(trial + "/student.safetensors"))
                .hasSameBinaryContentAs(one.result(trial + "/student.safetensors"));
        assertThat(two.result(trial + "/predictions.json"))
                .hasSameBinaryContentAs(one.result(trial + "/predictions.json"));
    }

    @Test
    void anotherSeedGivesAnotherStudent() throws IOException {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);

        experiment.run("train", "--method", "none", "--seed", "1", "training.epochs=1");
        experiment.run("train", "--method", "none", "--seed", "2", "training.epochs=1");

        assertThat(experiment.timelessEpochs("none/seed-1"))
                .isNotEqualTo(experiment.timelessEpochs("none/seed-2"));
    }

    @Test
    void allMethodsOfASeedBeginWithTheSameStudentAndSeeTheSameOrder() {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        String silent = "methods=[{name: none}, {name: kd, objectives: [{type: kd, weight: 0}]}]";

        assertThat(experiment.run("benchmark", silent, "seeds=[1]")).as(experiment.err()).isZero();

        assertThat(experiment.lines("kd/seed-1/metrics.jsonl").get(1).at("/losses/class"))
                .isEqualTo(
                        experiment.lines("none/seed-1/metrics.jsonl").get(1).at("/losses/class"));
    }
}
