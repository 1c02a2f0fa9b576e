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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that gives up poor candidates early, through the command line. */
class HalvingEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String YAML =
            """
            name: tiny
            seeds: [5]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 24, test: 18, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 6, batch-size: 16, schedule: {type: cosine}}
            methods:
              - {name: kd, objectives: [kd]}
            sweep:
              training.optimizer.learning-rate: {log-uniform: [0.0001, 0.1]}
            search: {strategy: asha, trials: 6, seeds: [1, 2], reduction: 2, min-epochs: 1}
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
    void halfOfEachRungGoesOnAndTheBestIsJudgedOnTestSamples() throws IOException {
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        JsonNode search = search();
        assertThat(search.get("strategy").asText()).isEqualTo("asha");
        assertThat(search.at("/budget/rungs"))
                .extracting(JsonNode::asInt)
                .containsExactly(1, 2, 4, 6);
        assertThat(rungs()).hasSize(6).containsOnly(1, 2, 4);
        assertThat(search.at("/budget/epochs/kd").asInt()).isEqualTo(spent());
        List<JsonNode> candidates = new ArrayList<>();
        search.at("/methods/0/candidates").forEach(candidates::add);
        for (JsonNode candidate : candidates) {
            assertThat(epochs(candidate.get("number").asInt(), 1))
                    .isEqualTo(heights().get(candidate.get("rung").asInt() - 1));
        }
        int best = search.at("/methods/0/ranking/0").asInt();
        assertThat(rungs().get(best - 1)).isEqualTo(4);
        assertThat(result(best, 1)).exists();
        assertThat(IntStream.rangeClosed(1, 6).filter(number -> Files.exists(result(number, 1))))
                .containsExactly(best);
        assertThat(experiment.text("search/kd-%d/kd/seed-1/result.json".formatted(best)))
                .doesNotContain("test/");
        assertThat(read(out.resolve("leaderboard.json")).findValues("test/top1")).isNotEmpty();
        assertThat(experiment.err())
                .contains(
                        "search: 6 candidates up to epoch 1",
                        "search: 3 candidates up to epoch 2",
                        "search: 1 candidate up to epoch 4",
                        "search: 1 candidate up to epoch 6",
                        "paused after epoch 1",
                        "3 stopped after epoch 1; 2 stopped after epoch 2;",
                        "epochs were trained");
        assertThat(experiment.text("report.html"))
                .contains("After 1, 2 and 4 of 6 epochs one of each 2 candidates went on");
    }

    @Test
    void withJobsAndAfterBeingBrokenOffTheOutcomeIsTheSame() throws IOException {
        assertThat(experiment.run("benchmark", "threads=1", "--jobs", "2"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.err()).contains("paused after epoch 1");
        String search = experiment.text("search/search.json");
        JsonNode leaderboard = timeless(read(out.resolve("leaderboard.json")));
        int best = search().at("/methods/0/ranking/0").asInt();
        breakOff(best);

        assertThat(experiment.run("benchmark", "threads=1", "--resume"))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.text("search/search.json")).isEqualTo(search);
        assertThat(timeless(read(out.resolve("leaderboard.json")))).isEqualTo(leaderboard);
        assertThat(experiment.err()).contains("[1/1] kd, seed 1: paused after epoch 2");
    }

    /** As if the process had been killed in a second round, and one trial been damaged. */
    private void breakOff(int best) throws IOException {
        Files.delete(out.resolve("search/search.json"));
        Files.delete(result(best, 1));
        Path trial = result(best, 1).getParent();
        Path epochs = trial.resolve("metrics.jsonl");
        Files.writeString(epochs, Files.readAllLines(epochs).get(0) + "\n");
        // the search has removed the checkpoint, as the trial was done
        assertThat(trial.resolve("checkpoint/state.json")).doesNotExist();
    }

    @Test
    void candidatesThatFailDoNotGoOn() throws IOException {
        assertThat(
                        experiment.run(
                                "benchmark",
                                "sweep={methods.kd.objectives.0.weight: [1e37, 1e38, 0.5, 1]}",
                                "search.seeds=[1]",
                                "search.trials=4"))
                .as(experiment.err())
                .isZero();

        assertThat(search().at("/methods/0/candidates").findValues("values"))
                .filteredOn(values -> values.isEmpty())
                .hasSize(2);
        assertThat(experiment.err())
                .contains("search: 2 candidates up to epoch 2", "; 2 failed; 1 stopped after");
    }

    @Test
    void equalCandidatesAreTrainedOnceAndOneOfThemGoesOn() throws IOException {
        assertThat(
                        experiment.run(
                                "benchmark",
                                "methods=[none]",
                                "sweep={teacher.width: [8, 12, 16, 20]}",
                                "search.seeds=[1]",
                                "search.trials=4"))
                .as(experiment.err())
                .isZero();

        assertThat(ints(search().at("/methods/0/candidates").findValues("rung")))
                .containsExactly(4, 2, 1, 1);
        assertThat(search().at("/budget/epochs/none").asInt()).isEqualTo(6);
        assertThat(experiment.err())
                .contains("none: the best of 4 is number 1", "6 of 24 epochs were trained")
                .doesNotContain("failed");
    }

    @Test
    void anotherStrategyKeepsWhatWasTrained() throws IOException {
        assertThat(experiment.run("benchmark", "search.seeds=[1]")).as(experiment.err()).isZero();
        int before = search().at("/budget/epochs/kd").asInt();

        assertThat(experiment.run("benchmark", "search={trials: 6, seeds: [1]}", "--resume"))
                .as(experiment.err())
                .isZero();

        assertThat(before).isLessThan(6 * 6);
        assertThat(search().at("/budget/epochs/kd").asInt()).isEqualTo(6 * 6);
        assertThat(search().at("/methods/0/candidates/0").has("rung")).isFalse();
        assertThat(experiment.err()).contains("[5/5] kd, seed 1").doesNotContain("paused");
    }

    @Test
    void whatWasTrainedForOtherRungsCountsUpToTheNewOnesAlone() throws IOException {
        String[] others = {"search.reduction=3", "search.min-epochs=2", "search.trials=7"};
        assertThat(experiment.run("benchmark", "threads=1", "search.seeds=[1]"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.run("benchmark", with(others, "--resume")))
                .as(experiment.err())
                .isZero();
        String continued = experiment.text("search/search.json");

        assertThat(experiment.run("benchmark", with(others))).as(experiment.err()).isZero();

        assertThat(experiment.text("search/search.json")).isEqualTo(continued);
        assertThat(search().at("/budget/rungs")).hasSize(2);
        assertThat(search().at("/budget/epochs/kd").asInt()).isEqualTo(7 * 2 + 2 * 4);
    }

    private static String[] with(String[] overrides, String... more) {
        return Stream.of(new String[] {"threads=1", "search.seeds=[1]"}, overrides, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private int spent() throws IOException {
        int spent = 0;
        for (int number = 1; number <= 6; number++) {
            spent += epochs(number, 1) + epochs(number, 2);
        }
        return spent;
    }

    private List<Integer> heights() throws IOException {
        return ints(search().at("/budget/rungs"));
    }

    private List<Integer> rungs() throws IOException {
        return ints(search().at("/methods/0/candidates").findValues("rung"));
    }

    private static List<Integer> ints(Iterable<JsonNode> nodes) {
        List<Integer> numbers = new ArrayList<>();
        nodes.forEach(node -> numbers.add(node.asInt()));
        return numbers;
    }

    private int epochs(int number, int seed) throws IOException {
        return Files.readAllLines(
                        out.resolve(
                                "search/kd-%d/kd/seed-%d/metrics.jsonl".formatted(number, seed)))
                .size();
    }

    private Path result(int number, int seed) {
        return out.resolve("search/kd-%d/kd/seed-%d/result.json".formatted(number, seed));
    }

    private JsonNode search() throws IOException {
        return read(out.resolve("search/search.json"));
    }

    private static JsonNode timeless(JsonNode leaderboard) {
        leaderboard.findParents("seconds").forEach(node -> ((ObjectNode) node).remove("seconds"));
        return leaderboard;
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
