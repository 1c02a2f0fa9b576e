package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kd benchmark} leaves behind, as other programs rely on it. */
class BenchmarkArtifactsTest {

    private static final String[] METRICS = {
        "validation/top1",
        "validation/top5",
        "validation/retrieval-top1",
        "validation/retrieval-top5",
        "validation/retrieval-top10",
        "validation/retrieval-map",
        "test/top1",
        "test/top5",
        "test/retrieval-top1",
        "test/retrieval-top5",
        "test/retrieval-top10",
        "test/retrieval-map"
    };

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
                                "config.yaml",
                                "leaderboard.csv",
                                "leaderboard.json",
                                "leaderboard.md",
                                "report.html"));
        for (String method : List.of("none", "kd", "mnf+csc")) {
            for (int seed : new int[] {1, 2}) {
                String trial = method + "/seed-" + seed + "/";
                Stream.of(
                                "result.json",
                                "metrics.jsonl",
                                "predictions.json",
                                "embeddings.npz",
                                "student.safetensors",
                                "checkpoint/state.json",
                                "checkpoint/epoch-2.safetensors")
                        .forEach(file -> expected.add(trial + file));
            }
        }

        Path out = experiment.result("");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile).map(f -> out.relativize(f).toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aResultHasItsKeys() {
        JsonNode result = experiment.json("mnf+csc/seed-2/result.json");

        assertThat(result.get("method").asText()).isEqualTo("mnf+csc");
        assertThat(result.get("seed").asInt()).isEqualTo(2);
        assertThat(result.get("status").asText()).isEqualTo("done");
        assertThat(result.get("metrics").fieldNames()).toIterable().containsExactly(METRICS);
        assertThat(result.get("metrics"))
                .allSatisfy(value -> assertThat(value.doubleValue()).isBetween(0.0, 1.0));
        assertThat(result.get("selected-epoch").asInt()).isBetween(1, 2);
        assertThat(result.at("/last/epoch").asInt()).isEqualTo(2);
        assertThat(result.get("last").get("metrics").fieldNames())
                .toIterable()
                .containsExactly(METRICS);
        assertThat(result.get("teacher").get("test/top1").asDouble()).isEqualTo(1);
        assertThat(result.get("seconds").asDouble()).isPositive();
        assertThat(result.get("skipped-samples").asInt()).isZero();
        assertThat(result.get("notes"))
                .singleElement()
                .asString()
                .contains("generated images and sounds, no real data");
        // two convolutions of 6 and 12 channels with batch norm, a head for 6 classes
        int student = (9 * 6 + 6) + 2 * 6 + (6 * 9 * 12 + 12) + 2 * 12 + (12 * 6 + 6);
        assertThat(result.get("parameters").asInt()).isEqualTo(student);
        assertThat(result.get("distiller-parameters").asInt()).isPositive();
        assertThat(experiment.json("none/seed-2/result.json").get("distiller-parameters").asInt())
                .isZero();
    }

    @Test
    void everyEpochHasALineWithLossesRatesAndValidation() {
        List<JsonNode> epochs = experiment.lines("mnf+csc/seed-1/metrics.jsonl");

        assertThat(epochs).extracting(epoch -> epoch.get("epoch").asInt()).containsExactly(1, 2);
        assertThat(epochs)
                .allSatisfy(
                        epoch -> {
                            assertThat(epoch.get("losses").fieldNames())
                                    .toIterable()
                                    .contains("class", "csc", "mnf-class", "mnf-triplet");
                            assertThat(epoch.get("learning-rates").toString())
                                    .isEqualTo("{\"student\":0.001,\"distiller\":2.0E-4}");
                            assertThat(epoch.get("metrics").fieldNames())
                                    .toIterable()
                                    .containsExactly("validation/top1", "validation/top5");
                            assertThat(epoch.get("seconds").asDouble()).isPositive();
                        });
    }

    @Test
    void predictionsAreTheTopFiveLabelsOfEveryTestSample() {
        JsonNode results = experiment.json("kd/seed-1/predictions.json").get("results");

        assertThat(results.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        IntStream.range(0, 18).mapToObj("test-%05d"::formatted).toList());
        assertThat(results)
                .allSatisfy(
                        sample -> {
                            assertThat(sample).hasSize(5);
                            assertThat(sample.findValuesAsText("label")).doesNotHaveDuplicates();
                            assertThat(scores(sample))
                                    .isSortedAccordingTo((a, b) -> -a.compareTo(b));
                            assertThat(scores(sample)).allMatch(score -> score >= 0 && score <= 1);
                        });
        assertThat(accuracy(results))
                .isEqualTo(metric("kd/seed-1/result.json", "test/top1"), within(1e-9));
    }

    private static List<Double> scores(JsonNode sample) {
        return sample.findValues("score").stream().map(JsonNode::asDouble).toList();
    }

    /** The classes follow each other in the generated set, and are named in that order. */
    private static double accuracy(JsonNode results) {
        List<String> classes = List.of("disc", "frame", "triangle", "bar", "plus", "ring");
        long right =
                IntStream.range(0, results.size())
                        .filter(
                                i ->
                                        results.get("test-%05d".formatted(i))
                                                .at("/0/label")
                                                .asText()
                                                .equals(classes.get(i % 6)))
                        .count();
        return (double) right / results.size();
    }

    private static double metric(String result, String name) {
        return experiment.json(result).get("metrics").get(name).asDouble();
    }

    @Test
    void embeddingsOfBothEvaluatedSubsetsAreThere() throws IOException {
        Map<String, NpzFile.Array> arrays =
                NpzFile.read(experiment.result("none/seed-1/embeddings.npz"));

        assertThat(arrays)
                .containsOnlyKeys(
                        "test/embedding",
                        "test/ids",
                        "test/labels",
                        "validation/embedding",
                        "validation/ids",
                        "validation/labels");
        assertThat(arrays.get("test/ids").texts())
                .hasSize(18)
                .startsWith("test-00000")
                .endsWith("test-00017");
        assertThat(arrays.get("validation/labels").longs())
                .containsExactly(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
        assertThat(arrays.get("test/embedding").shape()).isEqualTo("18, 12");
        assertThat(arrays.get("test/embedding").floats()).hasSize(18 * 12);
    }

    @Test
    void theStudentsWeightsCanBeReadByOtherPrograms() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in =
                        Files.newInputStream(
                                experiment.result("none/seed-1/student.safetensors"))) {
            NDList weights = NDList.decode(manager, in);

            assertThat(weights)
                    .extracting(array -> array.getName() + array.getShape())
                    .contains("body.0.weight(6, 1, 3, 3)", "head.weight(6, 12)", "head.bias(6)");
        }
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
        assertThat(kd.get("metrics").fieldNames()).toIterable().contains(METRICS);
        JsonNode top1 = kd.get("metrics").get("test/top1");
        double first = metric("kd/seed-1/result.json", "test/top1");
        double second = metric("kd/seed-2/result.json", "test/top1");
        assertThat(top1.get("values").toString()).isEqualTo("[%s,%s]".formatted(first, second));
        assertThat(top1.get("mean").asDouble()).isEqualTo((first + second) / 2, within(1e-9));
        assertThat(top1.get("std").asDouble())
                .isEqualTo(Math.abs(first - second) / Math.sqrt(2), within(1e-9));
    }

    @Test
    void theOtherSummariesShowTheSameMethods() {
        assertThat(experiment.text("leaderboard.csv").lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("method,seeds,failed,");
        assertThat(experiment.text("leaderboard.md"))
                .contains("| method | seeds | test/top1 |")
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
