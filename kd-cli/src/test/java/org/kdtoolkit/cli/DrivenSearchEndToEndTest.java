package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.files.FolderLock;

/** A search that a program drives from outside, through the command line. */
class DrivenSearchEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TEMPERATURE = "methods.kd.objectives.0.temperature";
    private static final String WEIGHT = "methods.kd.objectives.0.weight";

    private static final String YAML =
            """
            name: tiny
            seeds: [5]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 24, test: 18, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 2, batch-size: 16}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
            sweep:
              methods.kd.objectives.0.temperature: {log-uniform: [1, 16]}
              methods.kd.objectives.0.weight: [0.5, 1, 1e38]
            search: {strategy: outside, trials: 3, seeds: [1, 2]}
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
    void anOptimiserAsksAndTellsAndTheBenchmarkJudgesItsBest() throws IOException {
        JsonNode space = asked();
        assertThat(space.get("method").asText()).isEqualTo("kd");
        assertThat(space.get("direction").asText()).isEqualTo("maximize");
        assertThat(space.get("left").asInt()).isEqualTo(3);
        assertThat(space.get("candidates")).isEmpty();
        assertThat(space.get("axes").get(TEMPERATURE).toString())
                .isEqualTo("{\"kind\":\"float\",\"low\":1.0,\"high\":16.0,\"log\":true}");

        JsonNode first = told(4, 1, "--by", "Optuna, TPE");
        assertThat(first.get("value").asDouble())
                .isEqualTo(
                        (first.get("values").get("1").asDouble()
                                        + first.get("values").get("2").asDouble())
                                / 2);
        assertThat(first.get("left").asInt()).isEqualTo(2);
        told(2, 0.5);
        assertThat(told(8, 1).get("number").asInt()).isEqualTo(3);

        assertThat(tell(9, 1)).isEqualTo(2);
        assertThat(experiment.out()).isEmpty();
        assertThat(experiment.err())
                .contains(
                        "search.trials: 'kd' has had its 3 candidates, as many as each method may");
        assertThat(results(out))
                .hasSize(3 * 2)
                .allSatisfy(
                        result ->
                                assertThat(result.get("metrics").fieldNames())
                                        .toIterable()
                                        .isNotEmpty()
                                        .allMatch(name -> name.startsWith("validation/")));
        JsonNode again = asked();
        assertThat(again.get("left").asInt()).isZero();
        assertThat(again.get("candidates")).hasSize(3);
        assertThat(again.get("candidates").get(0).get("value")).isEqualTo(first.get("value"));

        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        assertThat(experiment.err()).doesNotContain("kd, seed 1", "kd, seed 2", "run again");
        JsonNode record = JSON.readTree(experiment.text("search/search.json"));
        assertThat(record.get("strategy").asText()).isEqualTo("outside");
        assertThat(record.findValue("by").toString()).isEqualTo("[\"Optuna, TPE\"]");
        assertThat(experiment.text("search/search.csv").lines())
                .hasSize(1 + 3)
                .first()
                .isEqualTo(
                        "method,number,%s,%s,metric,mean,seed-1,seed-2,rank"
                                .formatted(TEMPERATURE, WEIGHT));
        assertThat(experiment.text("report.html")).contains("chosen from outside by Optuna, TPE");
        assertThat(experiment.json("leaderboard.json").findValues("test/top1")).isNotEmpty();
    }

    @Test
    void theSameValuesAreTheSameCandidateAndGoOnWhereTheyWereKilled() throws IOException {
        asked();
        JsonNode planned = told(4, 1, "--plan");
        assertThat(planned.get("value").isNull()).isTrue();
        assertThat(planned.get("trials").toString()).isEqualTo("[0,1]");
        assertThat(results(out)).isEmpty();

        String search = planned.get("plan").asText();
        assertThat(experiment.kd("trial", search, "0")).as(experiment.err()).isZero();
        Path first = out.resolve("search/kd-1/kd/seed-1/result.json");
        String kept = Files.readString(first);
        JsonNode whole = told(4, 1);

        assertThat(whole.get("number").asInt()).isEqualTo(1);
        assertThat(whole.get("left").asInt()).isEqualTo(2);
        assertThat(Files.readString(first)).isEqualTo(kept);
        assertThat(told(4, 1)).isEqualTo(whole);
        assertThat(experiment.err()).isEmpty();
    }

    @Test
    void whatIsNoneOfTheSpaceIsRefusedAndCostsNothing() throws IOException {
        assertThat(experiment.kd("tell", out.toString(), "--method", "kd", "--values", "{}"))
                .isEqualTo(2);
        assertThat(experiment.err()).contains("out: holds no search; 'kd ask CONFIG --out");
        asked();

        assertThat(tell(20, 1)).isEqualTo(2);
        assertThat(experiment.err()).contains(TEMPERATURE + ": expected log-uniform 1 to 16");
        assertThat(tell(2, 3)).isEqualTo(2);
        assertThat(experiment.err()).contains(WEIGHT + ": expected one of 0.5, 1, 1e38, found 3");
        assertThat(experiment.kd("tell", out.toString(), "--method", "kd", "--values", "[1]"))
                .isEqualTo(2);
        assertThat(experiment.err()).contains("takes a JSON object");
        assertThat(experiment.kd("tell", out.toString(), "--method", "kd")).isEqualTo(2);
        assertThat(experiment.err()).contains("either as --values JSON or each as --set KEY=VALUE");
        assertThat(asked().get("left").asInt()).isEqualTo(3);
        assertThat(experiment.run("benchmark")).isEqualTo(2);
        assertThat(experiment.err()).contains("nobody has told one of kd");
    }

    @Test
    void aCandidateThatFailsHasNoValue() throws IOException {
        asked();

        assertThat(tell(4, 1e38)).isEqualTo(1);

        JsonNode told = JSON.readTree(experiment.out());
        assertThat(told.get("value").isNull()).isTrue();
        assertThat(told.get("left").asInt()).isEqualTo(2);
    }

    @Test
    void aTrialThatAnotherProcessHasIsLeftToIt() throws IOException {
        asked();
        told(4, 1, "--plan");
        Path trial = out.resolve("search/kd-1/kd/seed-1");
        try (FolderLock held = FolderLock.take(trial, "wait")) {
            assertThat(tell(4, 1)).isEqualTo(2);
            assertThat(experiment.err()).contains("is in use by");
            held.requireHeld();
        }

        assertThat(tell(4, 1)).as(experiment.err()).isZero();
    }

    @Test
    void theSearchMayAlsoChooseAndAnotherProgramRun() throws IOException {
        JsonNode chosen = asked("search.strategy=random", "search.seeds=[1]").get("candidates");
        assertThat(chosen).hasSize(3);
        assertThat(chosen.get(1).get("trials").toString()).isEqualTo("[1]");
        assertThat(chosen.get(1).get("value").isNull()).isTrue();

        assertThat(
                        experiment.kd(
                                "tell",
                                out.toString(),
                                "--method",
                                "kd",
                                "--values",
                                chosen.get(1).get("at").toString()))
                .as(experiment.err())
                .isIn(0, 1);

        assertThat(JSON.readTree(experiment.out()).get("number").asInt()).isEqualTo(2);
        assertThat(tell(4, 1)).isEqualTo(2);
        assertThat(experiment.err()).contains("the search chooses values itself");
    }

    @Test
    void aSearchWhoseCandidatesPauseForEachOtherIsLeftToTheBenchmark() throws IOException {
        String why =
                "kd: search.strategy: with asha, candidates pause until all of their rung are done,"
                        + " which 'kd benchmark' sees to; 'kd ask' and 'kd tell' go with random,"
                        + " grid or outside";
        String[] halving = {
            "search={strategy: asha, trials: 2, seeds: [1], min-epochs: 1}",
            "sweep={%s: [1, 4]}".formatted(TEMPERATURE)
        };
        assertThat(experiment.run("ask", halving)).isEqualTo(2);
        assertThat(experiment.err()).contains(why);
        assertThat(out).doesNotExist();
        assertThat(experiment.run("benchmark", halving)).as(experiment.err()).isZero();
        String trials = experiment.text("search/plan.json");

        assertThat(
                        experiment.kd(
                                "tell",
                                out.toString(),
                                "--method",
                                "kd",
                                "--set",
                                TEMPERATURE + "=4"))
                .isEqualTo(2);

        assertThat(experiment.err()).contains(why);
        assertThat(experiment.out()).isEmpty();
        assertThat(experiment.text("search/plan.json")).isEqualTo(trials);
    }

    private JsonNode asked(String... overrides) throws IOException {
        assertThat(experiment.run("ask", overrides)).as(experiment.err()).isZero();
        return JSON.readTree(experiment.out());
    }

    private int tell(double temperature, double weight, String... more) {
        return experiment.kd(
                Stream.concat(
                                Stream.of(
                                        "tell",
                                        out.toString(),
                                        "--method",
                                        "kd",
                                        "--set",
                                        TEMPERATURE + "=" + temperature,
                                        "--set",
                                        WEIGHT + "=" + weight),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonNode told(double temperature, double weight, String... more) throws IOException {
        assertThat(tell(temperature, weight, more)).as(experiment.err()).isZero();
        return JSON.readTree(experiment.out());
    }

    private static List<JsonNode> results(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith("result.json"))
                    .map(DrivenSearchEndToEndTest::read)
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
