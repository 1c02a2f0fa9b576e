package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep over a key of one method and one of the training, from the file to the report and back.
 */
class AxesEndToEndTest {

    private static final List<String> POINTS =
            List.of(
                    "temperature-1_optimizer-adam",
                    "temperature-1_optimizer-sgd",
                    "temperature-8_optimizer-adam",
                    "temperature-8_optimizer-sgd");

    private static final String[] SWEEP = {
        "training.epochs=1",
        "methods=[none, {name: kd, objectives: [kd]}]",
        "sweep={methods.kd.objectives.0.temperature: [1, 8], training.optimizer.type: [adam, sgd]}"
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
    void printsAPointInARow() {
        assertThat(code).as(err).isZero();
        assertThat(out)
                .startsWith("tiny: test/top1 by temperature, optimizer\n")
                .containsPattern("(?m)^temperature +optimizer +none +kd *$")
                .containsPattern("(?m)^8 +sgd +\\d+\\.\\d ± ")
                .containsPattern("(?m)^over points +\\d+\\.\\d ± ");
        assertThat(err).contains("temperature 1, optimizer sgd (2 of 4)", "[16/16] kd, seed 2: ");
    }

    @Test
    void eachPointIsABenchmarkWithItsValues() {
        assertThat(experiment.json("sweep.json").get("levels").findValuesAsText("folder"))
                .isEqualTo(POINTS);
        for (String point : POINTS) {
            JsonNode optimizer = yaml(point).at("/training/optimizer/type");
            JsonNode temperature = yaml(point).at("/methods/1/objectives/0/temperature");
            assertThat(point)
                    .isEqualTo(
                            "temperature-%d_optimizer-%s"
                                    .formatted(temperature.asInt(), optimizer.asText()));
            assertThat(experiment.result(point + "/kd/seed-2/result.json")).exists();
            assertThat(experiment.result(point + "/report.html")).exists();
        }
    }

    @Test
    void anAxisWithinAMethodLeavesTheOthersAsTheyAre() {
        assertThat(metrics("temperature-1_optimizer-adam/none"))
                .isEqualTo(metrics("temperature-8_optimizer-adam/none"))
                .isNotEqualTo(metrics("temperature-8_optimizer-sgd/none"));
        assertThat(lastLoss("temperature-1_optimizer-adam/kd"))
                .isNotEqualTo(lastLoss("temperature-8_optimizer-adam/kd"));
    }

    @Test
    void tablesHaveAColumnForEachAxis() {
        assertThat(experiment.text("points.csv").lines().toList())
                .startsWith(
                        "method,methods.kd.objectives.0.temperature,training.optimizer,metric,mean,std,n,values")
                .filteredOn(line -> line.contains(",test/top1,"))
                .hasSize(2 * 4)
                .anyMatch(line -> line.startsWith("kd,8,sgd,test/top1,"));
        assertThat(experiment.text("trials.csv")).contains("kd,1,8,sgd,chosen,test/top1,");
        JsonNode points = experiment.json("points.json");
        assertThat(points.at("/points/0/at/methods.kd.objectives.0.temperature").asDouble())
                .isEqualTo(1);
        assertThat(points.at("/comparisons/points/0/at/training.optimizer/type").asText())
                .isEqualTo("adam");
    }

    @Test
    void theReportIsWrittenAgainFromTheFiles() {
        String before = experiment.text("points.csv");

        assertThat(experiment.kd("report", experiment.result(".").normalize().toString())).isZero();

        assertThat(experiment.text("points.csv")).isEqualTo(before);
        assertThat(experiment.text("report.html"))
                .contains(
                        "4 points of temperature, optimizer",
                        "<a href=\"temperature-8_optimizer-sgd/report.html\">",
                        "test/top1 by methods.kd.objectives.0.temperature, optimizer sgd");
    }

    @Test
    void whatIsFinishedStaysWhenAValueIsAdded() throws IOException {
        TinyExperiment grown =
                TinyExperiment.synthetic(Files.createDirectory(folder.resolve("grown")));
        String seeds = "seeds=[1]";
        String axis = "sweep={methods.kd.objectives.0.temperature: [%s]}";
        grown.run("benchmark", SWEEP[0], SWEEP[1], seeds, axis.formatted("8"));
        JsonNode before = grown.timelessResult("temperature-8/kd/seed-1");

        assertThat(
                        grown.run(
                                "benchmark",
                                SWEEP[0],
                                SWEEP[1],
                                seeds,
                                axis.formatted("2, 8"),
                                "--resume"))
                .as(grown.err())
                .isZero();

        assertThat(grown.out())
                .startsWith("tiny: test/top1 by temperature\n")
                .containsPattern("(?m)^method +seeds +2 +8 +over points$");
        assertThat(grown.timelessResult("temperature-8/kd/seed-1")).isEqualTo(before);
        assertThat(grown.err().split("\\] kd, seed 1: ", -1)).hasSize(2);
    }

    @Test
    void validateCountsAndOtherCommandsNeedOnePoint() {
        assertThat(experiment.run("validate", SWEEP)).isZero();
        assertThat(experiment.out())
                .contains("2 methods x 2 seeds x 2 values x 2 values = 16 trials");

        assertThat(experiment.run("train", SWEEP[0], SWEEP[1], SWEEP[2], "--method", "kd"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "is a sweep over 'methods.kd.objectives.0.temperature' at 1, 8 and"
                                + " 'training.optimizer' at adam, sgd",
                        "--set methods.kd.objectives.0.temperature=1 --set training.optimizer={");
    }

    private static JsonNode metrics(String method) {
        return experiment.json(method + "/seed-1/result.json").get("metrics");
    }

    private static JsonNode lastLoss(String method) {
        return experiment.lines(method + "/seed-1/metrics.jsonl").get(0).get("losses");
    }

    private static JsonNode yaml(String point) {
        try {
            return new YAMLMapper().readTree(experiment.text(point + "/config.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
