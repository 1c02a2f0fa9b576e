package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kd benchmark} leaves behind, as other programs rely on it. */
class BenchmarkArtifactsTest {

    private static final String THUMBNAIL = "thumbnails/[0-9a-f]{20}\\.(png|jpg)";

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static int code;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        code = experiment.run("benchmark");
    }

    @Test
    void resultsAreOnStandardOutputAndProgressOnStandardError() {
        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.out())
                .startsWith("tiny\n")
                .containsPattern("(?m)^method +seeds ")
                .containsPattern("(?m)^none +2/2 +\\d+\\.\\d ± \\d+\\.\\d")
                .containsPattern("(?m)^mnf\\+csc +2/2 ")
                .endsWith("report: " + experiment.result("report.html") + "\n")
                .doesNotContain("[1/6]");
        assertThat(experiment.err().lines())
                .first()
                .asString()
                .isEqualTo(
                        "the teacher's own accuracy: train/top1 100.0%, validation/top1 100.0%,"
                                + " test/top1 100.0%");
        assertThat(experiment.err())
                .contains("[1/6] none, seed 1: validation/top1 ")
                .contains("[6/6] mnf+csc, seed 2: validation/top1 ");
    }

    @Test
    void leavesExactlyTheFilesThatArePromised() throws IOException {
        List<String> expected =
                new ArrayList<>(
                        List.of(
                                "benchmark.json",
                                "plan.json",
                                "config.yaml",
                                "environment.json",
                                "leaderboard.csv",
                                "leaderboard.json",
                                "leaderboard.md",
                                "leaderboard.tex",
                                "trials.csv",
                                "report.html",
                                "thumbnails/index.json"));
        for (String method : List.of("none", "kd", "mnf+csc")) {
            for (int seed : new int[] {1, 2}) {
                String trial = method + "/seed-" + seed + "/";
                Stream.of(
                                "result.json",
                                "metrics.jsonl",
                                "predictions.json",
                                "embeddings.npz",
                                "student.safetensors",
                                "student.json",
                                "checkpoint/state.json",
                                "checkpoint/epoch-1.safetensors",
                                "checkpoint/epoch-2.safetensors")
                        .forEach(file -> expected.add(trial + file));
                if (method.equals("mnf+csc")) {
                    expected.add(trial + "readings.json");
                }
            }
        }

        Path out = experiment.result("");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(f -> out.relativize(f).toString())
                                    .filter(f -> !f.matches(THUMBNAIL)))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theReportShowsSamplesWithThumbnailsAndNeedsNoDataForIt() throws IOException {
        String report = experiment.text("report.html");
        JsonNode index = experiment.json("thumbnails/index.json");

        assertThat(index.get("subset").asText()).isEqualTo("test");
        assertThat(index.get("modality").asText()).isEqualTo("image");
        assertThat(report)
                .contains(">Nearest neighbours</h2>", ">Map of embeddings</h2>")
                .contains(">Confusion of classes</h2>", ">Calibration</h2>")
                .contains("src=\"data:image/png;base64,")
                .doesNotContain("no thumbnail");
        for (JsonNode file : index.get("files")) {
            byte[] picture = Files.readAllBytes(experiment.result("thumbnails/" + file.asText()));
            assertThat(report).contains(Base64.getEncoder().encodeToString(picture));
        }
        Terminal terminal = new Terminal();
        assertThat(terminal.run("report", experiment.result("").toString())).isZero();
        assertThat(experiment.text("report.html"))
                .contains(">Nearest neighbours</h2>", "src=\"data:image/png;base64,");
    }

    @Test
    void theLeaderboardHasTheValuesOfAllSeeds() {
        JsonNode leaderboard = experiment.json("leaderboard.json");

        assertThat(leaderboard.get("name").asText()).isEqualTo("tiny");
        assertThat(leaderboard.get("primary").asText()).isEqualTo("test/top1");
        assertThat(leaderboard.get("methods").findValuesAsText("name"))
                .containsExactly("none", "kd", "mnf+csc");
        JsonNode kd = leaderboard.get("methods").get(1);
        assertThat(kd.get("seeds").toString()).isEqualTo("[1,2]");
        assertThat(kd.get("seconds").asDouble()).isPositive();
        assertThat(kd.get("metrics").fieldNames())
                .toIterable()
                .contains("test/top1", "test/retrieval-map", "validation/top1");
        JsonNode top1 = kd.get("metrics").get("test/top1");
        double first = metric("kd/seed-1/result.json", "test/top1");
        double second = metric("kd/seed-2/result.json", "test/top1");
        assertThat(top1.get("values").toString()).isEqualTo("[%s,%s]".formatted(first, second));
        assertThat(top1.get("mean").asDouble()).isEqualTo((first + second) / 2, within(1e-9));
        assertThat(top1.get("std").asDouble())
                .isEqualTo(Math.abs(first - second) / Math.sqrt(2), within(1e-9));
    }

    private static double metric(String result, String name) {
        return experiment.json(result).get("metrics").get(name).asDouble();
    }

    @Test
    void theOtherSummariesShowTheSameMethods() {
        assertThat(experiment.text("leaderboard.csv").lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("method,seeds,failed,");
        assertThat(experiment.text("leaderboard.md"))
                .contains("| method | seeds | validation/top1 | test/top1 |")
                .contains("| mnf+csc | 2/2 |");
        assertThat(experiment.text("report.html"))
                .contains("mnf+csc", "no real data", "Set-up")
                .doesNotContain("http://", "https://");
    }

    @Test
    void theResolvedConfigurationIsAnExperimentFile() {
        String config = experiment.result("config.yaml").toString();

        assertThat(experiment.text("config.yaml")).contains("weight-decay:", "workers: 1");
        assertThat(new Terminal().run("validate", config)).isZero();
    }
}
