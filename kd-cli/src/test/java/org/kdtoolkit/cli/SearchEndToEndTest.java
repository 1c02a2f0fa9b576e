package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best values of two axes are looked for, and then judged, through the command line. */
class SearchEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String YAML =
            """
            name: tiny
            seeds: [5, 6]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 24, test: 18, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 2, batch-size: 16}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
            sweep:
              methods.kd.objectives.0.temperature: {log-uniform: [1, 16]}
              methods.kd.objectives.0.weight: [0.5, 1, 2]
            search: {trials: 3, seeds: [1, 2]}
            evaluation: {tasks: [recognition]}
            output: out
            """;

    @TempDir private Path folder;
    private TinyExperiment experiment;
    private Path out;

    @BeforeEach
    void write() {
        experiment = TinyExperiment.of(folder, YAML);
        out = folder.resolve("out");
    }

    @Test
    void looksAtValidationSamplesAloneAndJudgesTheBestOnTestSamples() throws IOException {
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        List<JsonNode> tried = results(out.resolve("search"));
        assertThat(tried).hasSize(3 * 2);
        assertThat(tried)
                .allSatisfy(
                        result ->
                                assertThat(result.get("metrics").fieldNames())
                                        .toIterable()
                                        .isNotEmpty()
                                        .allMatch(name -> name.startsWith("validation/")));
        JsonNode kd = read(out.resolve("search/search.json")).get("methods").get(0);
        assertThat(kd.get("name").asText()).isEqualTo("kd");
        assertThat(means(kd)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        JsonNode leaderboard = read(out.resolve("leaderboard.json"));
        assertThat(leaderboard.get("methods")).hasSize(2);
        assertThat(leaderboard.findValues("test/top1")).isNotEmpty();
        assertThat(experiment.err())
                .contains("search: 3 candidates, by validation samples alone")
                .contains("kd: the best of 3 is number");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Each method with axes was allowed 3 candidates", "id=\"search\"");
        assertThat(Files.exists(out.resolve("none/seed-5/result.json"))).isTrue();
    }

    @Test
    void goesOnWhereItWasBrokenOffWithTheSameCandidatesAndWinner() throws IOException {
        assertThat(experiment.run("benchmark")).isZero();
        String search = Files.readString(out.resolve("search/search.json"));
        JsonNode leaderboard = timeless(read(out.resolve("leaderboard.json")));
        Files.delete(out.resolve("search/search.json"));
        Files.delete(out.resolve("search/kd-2/kd/seed-1/result.json"));
        Files.delete(out.resolve("kd/seed-6/result.json"));

        assertThat(experiment.run("benchmark", "--resume")).as(experiment.err()).isZero();

        assertThat(Files.readString(out.resolve("search/search.json"))).isEqualTo(search);
        assertThat(timeless(read(out.resolve("leaderboard.json")))).isEqualTo(leaderboard);
        assertThat(experiment.err()).contains("[1/1] kd, seed 6");
    }

    @Test
    void candidatesBehindTheBestTwoKeepTheirFiguresAloneAndCountAsWhole() throws IOException {
        assertThat(experiment.run("benchmark", "search.seeds=[1]")).as(experiment.err()).isZero();

        List<Integer> ranking = new ArrayList<>();
        kd().get("ranking").forEach(number -> ranking.add(number.asInt()));
        Path last = tried(ranking.get(2));
        assertThat(names(last)).containsExactly("environment.json", "metrics.jsonl", "result.json");
        for (int best : ranking.subList(0, 2)) {
            assertThat(names(tried(best)))
                    .contains("student.safetensors", "predictions.json", "embeddings.npz")
                    .doesNotContain("checkpoint");
        }
        assertThat(experiment.kd("evaluate", last.toString(), "--subset", "validation"))
                .isEqualTo(3);
        assertThat(experiment.err()).contains("the figures alone were kept");

        assertThat(experiment.run("benchmark", "search.seeds=[1]", "--resume")).isZero();
        assertThat(experiment.err()).doesNotContain("kd, seed 1:");

        Files.writeString(last.resolve("metrics.jsonl"), "");
        assertThat(experiment.run("benchmark", "search.seeds=[1]", "--resume")).isZero();
        assertThat(experiment.err()).contains("[1/1] kd, seed 1:");
        assertThat(names(last)).contains("metrics.jsonl").doesNotContain("checkpoint");
    }

    private Path tried(int number) {
        return out.resolve("search/kd-%d/kd/seed-1".formatted(number));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void resultsOfOtherValuesAreNotTakenForThoseOfTheNewBest() throws IOException {
        assertThat(experiment.run("benchmark")).isZero();
        JsonNode ranking = kd().get("ranking");
        int other = ranking.get(ranking.size() - 1).asInt();
        for (int seed : new int[] {1, 2}) {
            Path file = out.resolve("search/kd-%d/kd/seed-%d/result.json".formatted(other, seed));
            ObjectNode result = (ObjectNode) read(file);
            ((ObjectNode) result.get("metrics")).put("validation/top1", 0.999);
            JSON.writeValue(file.toFile(), result);
        }

        assertThat(experiment.run("benchmark", "--resume")).as(experiment.err()).isZero();

        assertThat(kd().get("ranking").get(0).asInt()).isEqualTo(other);
        assertThat(experiment.err())
                .contains("[1/2] kd, seed 5", "[2/2] kd, seed 6")
                .doesNotContain("none, seed 5");
    }

    @Test
    void equalCandidatesRunOnceAndCountAsRun() throws IOException {
        assertThat(
                        experiment.run(
                                "benchmark",
                                "sweep={teacher.width: [8, 12, 16]}",
                                "search.seeds=[1]"))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.err())
                .contains("none: the best of 3 is number 1", "the same")
                .doesNotContain("failed");
        assertThat(results(out.resolve("search"))).hasSize(1 + 3);
    }

    @Test
    void aMethodAllOfWhoseCandidatesFailDoesNotStopTheOthers() throws IOException {
        assertThat(
                        experiment.run(
                                "benchmark",
                                "sweep={methods.kd.objectives.0.weight: [1e37, 1e38]}",
                                "search.seeds=[1]"))
                .as(experiment.err())
                .isEqualTo(1);

        assertThat(experiment.err()).contains("kd: none of 2 candidates ran to its end");
        assertThat(read(out.resolve("leaderboard.json")).get("methods")).hasSize(1);
    }

    @Test
    void withoutValidationSamplesNothingIsTrained() {
        assertThat(experiment.run("benchmark", "dataset.validation=0", "evaluation.select=last"))
                .isEqualTo(2);

        assertThat(experiment.err()).contains("no validation samples to compare candidates by");
    }

    private JsonNode kd() throws IOException {
        return read(out.resolve("search/search.json")).get("methods").get(0);
    }

    @Test
    void whatNeedsValuesSaysHowToGiveThem() {
        assertThat(experiment.run("train", "--method", "kd")).isEqualTo(2);

        assertThat(experiment.err())
                .contains("'kd benchmark' does that, all else needs values: --set sweep=");
    }

    private static List<Double> means(JsonNode method) {
        List<Double> means = new ArrayList<>();
        for (JsonNode number : method.get("ranking")) {
            JsonNode values = method.get("candidates").get(number.asInt() - 1).get("values");
            means.add((values.get("1").asDouble() + values.get("2").asDouble()) / 2);
        }
        return means;
    }

    private static List<JsonNode> results(Path folder) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.endsWith("result.json")).toList()) {
                results.add(read(file));
            }
        }
        return results;
    }

    private static JsonNode timeless(JsonNode leaderboard) {
        leaderboard.findParents("seconds").forEach(node -> ((ObjectNode) node).remove("seconds"));
        return leaderboard;
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
