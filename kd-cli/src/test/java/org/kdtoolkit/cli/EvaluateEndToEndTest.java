package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kd train}, {@code kd evaluate} and {@code kd report} on what one trial left. */
class EvaluateEndToEndTest {

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static JsonNode metrics;

    @BeforeAll
    static void train() {
        experiment = TinyExperiment.synthetic(folder);
        int code =
                experiment.run(
                        "train",
                        "--method",
                        "kd",
                        "--seed",
                        "2000000000",
                        "evaluation.re-estimate-batch-norm=true");
        assertThat(code).as(experiment.err()).isZero();
        metrics = experiment.json("kd/seed-2000000000/result.json").get("metrics");
    }

    @Test
    void trainingPrintsTheMetrics() {
        TinyExperiment other = TinyExperiment.synthetic(folder);

        int code = other.run("train", "--method", "none", "training.epochs=1", "--out", out("t"));

        assertThat(code).isZero();
        assertThat(table(other.out()).keySet()).isEqualTo(Set.copyOf(properties(metrics).keySet()));
    }

    @Test
    void aTrialIsJudgedOnItsTestSamples() {
        assertThat(experiment.kd("evaluate", trial(experiment.result("")))).isZero();

        assertThat(table(experiment.out())).isEqualTo(only("test/"));
    }

    @Test
    void aTrialIsJudgedOnAnotherSubset() {
        int code =
                experiment.kd("evaluate", trial(experiment.result("")), "--subset", "validation");

        assertThat(code).isZero();
        assertThat(table(experiment.out())).isEqualTo(only("validation/"));
    }

    @Test
    void aBenchmarkMayBeMoved() throws IOException {
        Path moved = folder.resolve("elsewhere");
        copy(experiment.result(""), moved);

        assertThat(experiment.kd("evaluate", trial(moved))).isZero();

        assertThat(table(experiment.out())).isEqualTo(only("test/"));
    }

    @Test
    void aReportIsMadeOfWhatThereIs() throws IOException {
        Path moved = folder.resolve("reported");
        copy(experiment.result(""), moved);

        assertThat(experiment.kd("report", moved.toString())).isZero();

        assertThat(experiment.out())
                .startsWith("tiny\n")
                .endsWith("report: %s\n".formatted(moved.resolve("report.html")));
        assertThat(moved)
                .isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/leaderboard.json")
                .isDirectoryContaining("glob:**/leaderboard.csv")
                .isDirectoryContaining("glob:**/leaderboard.md");
    }

    @Test
    void aSubsetWithoutSamplesIsRefused() throws IOException {
        Path moved = folder.resolve("no-test");
        copy(experiment.result(""), moved);
        Path config = moved.resolve("config.yaml");
        Files.writeString(config, Files.readString(config).replace("test: 18", "test: 0"));

        assertThat(experiment.kd("evaluate", trial(moved))).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo("kd: the data set has no test samples to judge the student on\n");
    }

    @Test
    void whatIsNoTrialIsRefused() {
        String none = folder.toString();

        assertThat(experiment.kd("evaluate", none)).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s is not the folder of a trial; expected OUT/METHOD/seed-N, with OUT/config.yaml\n"
                                .formatted(none));
    }

    @Test
    void aTrialWithoutAStudentIsRefused() {
        Path trial = experiment.result("kd/seed-3");

        assertThat(experiment.kd("evaluate", trial.toString())).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: not found; expected the weights of a trial that ran to its end; 'kd train CONFIG --method NAME --seed N --resume' goes on with one that did not\n"
                                .formatted(trial.resolve("student.safetensors")));
    }

    @Test
    void aReportOfNothingIsRefused() {
        assertThat(experiment.kd("report", folder.toString())).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: not found; is this the output folder of a benchmark?\n"
                                .formatted(folder.resolve("benchmark.json")));
    }

    private static String out(String name) {
        return folder.resolve(name).toString();
    }

    private static String trial(Path benchmark) {
        return benchmark.resolve("kd/seed-2000000000").toString();
    }

    /** The metrics of a subset as the table shows them. */
    private static Map<String, String> only(String subset) {
        return properties(metrics).entrySet().stream()
                .filter(metric -> metric.getKey().startsWith(subset))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> properties(JsonNode node) {
        return node.properties().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e -> String.format(Locale.ROOT, "%.4f", e.getValue().asDouble())));
    }

    private static Map<String, String> table(String text) {
        return text.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
