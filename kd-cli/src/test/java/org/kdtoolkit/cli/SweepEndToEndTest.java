package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over three rates of a corruption, from the file to the report and back. */
class SweepEndToEndTest {

    private static final String[] SWEEP = {
        "training.epochs=1", "corruption={type: swap, rates: [0, 0.5, 1.0], seed: 7}"
    };

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static int code;
    private static String out;
    private static String err;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        code = experiment.run("benchmark", SWEEP);
        out = experiment.out();
        err = experiment.err();
    }

    @Test
    void printsMethodsByRateAndSaysWhichRateItIsAt() {
        assertThat(code).as(err).isZero();
        assertThat(out)
                .startsWith("tiny: test/top1 by rate (swap with a sample of another class, seed 7)")
                .containsPattern("(?m)^method +seeds +0 +0.5 +1 +over rates$")
                .containsPattern("(?m)^mnf\\+csc +2/2 +\\d+\\.\\d ± ")
                .endsWith("report: " + experiment.result("report.html") + "\n");
        assertThat(err)
                .contains("rate 0 (1 of 3)\nthe teacher's own accuracy: train/top1 100.0%, ")
                .contains("rate 0.5 (2 of 3)\nthe teacher's own accuracy: train/top1 50.0%, ")
                .contains("rate 1 (3 of 3)\nthe teacher's own accuracy: train/top1 0.0%, ")
                .contains("[1/18] none, seed 1: ")
                .contains("[18/18] mnf+csc, seed 2: ");
    }

    @Test
    void leavesABenchmarkForEachRateAndTheSweepAboveThem() {
        for (String rate : List.of("rate-0", "rate-0.5", "rate-1")) {
            for (String file :
                    List.of(
                            "config.yaml",
                            "benchmark.json",
                            "leaderboard.json",
                            "report.html",
                            "kd/seed-2/result.json")) {
                assertThat(experiment.result(rate + "/" + file)).exists();
            }
        }
        assertThat(experiment.text("rate-0.5/config.yaml")).contains("rate: 0.5", "rates: []");
        assertThat(experiment.text("rate-0.5/report.html"))
                .contains("seed 7; hits 24 of 48 training samples");
        assertThat(experiment.json("sweep.json").get("levels").findValuesAsText("folder"))
                .containsExactly("rate-0", "rate-0.5", "rate-1");
        assertThat(experiment.text("config.yaml")).contains("rates:").doesNotContain(" rate:");
        assertThat(experiment.text("robustness.csv").lines().filter(l -> l.contains(",test/top1,")))
                .hasSize(3 * 3);
        assertThat(experiment.text("report.html"))
                .contains("<a href=\"rate-0.5/report.html\">", "no real data");
    }

    @Test
    void theLeaderboardHasEachSeedsMeanOverTheRates() {
        JsonNode kd = experiment.json("leaderboard.json").get("methods").get(1);

        assertThat(kd.get("seeds").toString()).isEqualTo("[1,2]");
        double mean = 0;
        for (String rate : List.of("rate-0", "rate-0.5", "rate-1")) {
            mean += metric(rate + "/kd/seed-2", "test/top1") / 3;
        }
        assertThat(kd.at("/metrics/test~1top1/values/1").asDouble()).isEqualTo(mean, within(1e-9));
    }

    @Test
    void aMethodWithoutATeacherRunsOnce() {
        assertThat(err.split("none, seed 1: ", -1)).hasSize(2);
        JsonNode first = experiment.json("rate-0/none/seed-1/result.json");
        JsonNode last = experiment.json("rate-1/none/seed-1/result.json");

        assertThat(last.get("metrics")).isEqualTo(first.get("metrics"));
        assertThat(last.get("notes").toString())
                .contains("so it ran at one rate and stands for all");
        assertThat(first.get("notes").toString()).doesNotContain("stands for all");
        assertThat(first.at("/teacher/train~1top1").asDouble()).isEqualTo(1);
        assertThat(last.at("/teacher/train~1top1").asDouble()).isZero();
        assertThat(experiment.result("rate-1/none/seed-1/student.safetensors"))
                .hasSameBinaryContentAs(
                        experiment.result("rate-0/none/seed-1/student.safetensors"));
        assertThat(experiment.result("rate-1/none/seed-1/checkpoint/state.json")).exists();
    }

    @Test
    void theTeachersErrorsReachTheStudent() {
        assertThat(experiment.json("rate-1/kd/seed-1/result.json").get("metrics"))
                .isNotEqualTo(experiment.json("rate-0/kd/seed-1/result.json").get("metrics"));
    }

    @Test
    void goesOnWhereItWasBrokenOff() throws IOException {
        TinyExperiment broken = TinyExperiment.synthetic(sub("broken"));
        String[] seed = {SWEEP[0], SWEEP[1], "seeds=[1]"};
        broken.run("benchmark", seed);
        JsonNode before = broken.timelessResult("rate-0.5/kd/seed-1");
        for (String file : List.of("rate-0.5/kd/seed-1/result.json", "rate-1/benchmark.json")) {
            Files.delete(broken.result(file));
        }

        assertThat(broken.run("benchmark", concat(seed, "--resume"))).as(broken.err()).isZero();

        assertThat(broken.timelessResult("rate-0.5/kd/seed-1")).isEqualTo(before);
        assertThat(broken.err()).contains("] kd, seed 1: ").doesNotContain("] mnf+csc, seed 1: ");
        assertThat(broken.out()).containsPattern("(?m)^kd +1/1 ");
    }

    @Test
    void takesFurtherRatesButNoOtherCorruption() throws IOException {
        TinyExperiment grown = TinyExperiment.synthetic(sub("grown"));
        String[] only = {SWEEP[0], "seeds=[1]", "methods=[none]"};
        grown.run("benchmark", concat(only, "corruption={type: drop, rates: [0]}"));

        assertThat(
                        grown.run(
                                "benchmark",
                                concat(only, "--resume", "corruption={type: drop, rates: [0, 1]}")))
                .as(grown.err())
                .isZero();
        assertThat(grown.run("benchmark", concat(only, "corruption={type: swap, rates: [0]}")))
                .isEqualTo(2);
        assertThat(grown.err())
                .contains("holds another benchmark: 'corruption.type' was drop and is swap");
        assertThat(grown.run("benchmark", only)).isEqualTo(2);
        assertThat(grown.err()).contains("holds another benchmark: 'corruption.type' was drop");
    }

    @Test
    void itsReportIsWrittenAnew() throws IOException {
        String before = experiment.text("report.html");
        Files.delete(experiment.result("report.html"));

        assertThat(experiment.kd("report", experiment.result("").toString())).isZero();

        assertThat(experiment.text("report.html")).isEqualTo(before);
        assertThat(experiment.out()).isEqualTo(out);
        assertThat(experiment.kd("report", experiment.result("rate-0.5").toString())).isZero();
    }

    @Test
    void itsStudentsAreJudgedAgain() {
        String trial = experiment.result("rate-0.5/mnf+csc/seed-1").toString();

        assertThat(experiment.kd("evaluate", trial)).as(experiment.err()).isZero();

        assertThat(experiment.out())
                .contains("%.4f".formatted(metric("rate-0.5/mnf+csc/seed-1", "test/top1")));
    }

    @Test
    void otherCommandsNeedOneOfTheRates() throws IOException {
        TinyExperiment single = TinyExperiment.synthetic(sub("single"));

        assertThat(single.run("train", concat(SWEEP, "--method", "kd"))).isEqualTo(2);
        assertThat(single.err())
                .isEqualTo(
                        "kd: the experiment is a sweep over the rates 0, 0.5, 1; 'kd benchmark'"
                            + " runs it, all else needs one of them: --set corruption.rates= --set"
                            + " corruption.rate=0\n");
        String[] one = concat(SWEEP, "corruption.rates=", "corruption.rate=0.5");
        assertThat(single.run("train", concat(one, "--method", "kd"))).as(single.err()).isZero();
        assertThat(single.timelessResult("kd/seed-1"))
                .isEqualTo(experiment.timelessResult("rate-0.5/kd/seed-1"));
        assertThat(single.run("validate", SWEEP)).isZero();
        assertThat(single.out()).contains(": 3 methods x 2 seeds x 3 rates = 18 trials");
    }

    @Test
    void aFailedTrialIsLeftOutAndNamed() throws IOException {
        TinyExperiment failing = TinyExperiment.synthetic(sub("failing"));

        assertThat(
                        failing.run(
                                "benchmark",
                                SWEEP[0],
                                "seeds=[1]",
                                "methods=[none, {name: kd, objectives: [{type: kd, weight:"
                                        + " 1e39}]}]",
                                "corruption={type: drop, rates: [0, 1]}"))
                .isEqualTo(1);

        assertThat(failing.out())
                .contains("rate 0: kd, seed 1 failed: epoch 1, step 1: loss 'kd' is Infinity")
                .doesNotContain("rate 1: kd");
        assertThat(failing.text("report.html")).contains("rate 0: kd, seed 1 failed: ");
    }

    private static double metric(String trial, String name) {
        return experiment.json(trial + "/result.json").get("metrics").get(name).asDouble();
    }

    private static Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static String[] concat(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
