package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An evaluator that the toolkit does not know, with an error rate, of which less is better, and a
 * plain number: from the experiment file to the report, and read back without the plug-in.
 */
class OthersMetricsEndToEndTest {

    private static final SourceCode ERRORS =
            new SourceCode(
                    """
                    package example;

                    import java.util.List;
                    import java.util.Map;
                    import org.kdtoolkit.api.eval.Metric;
                    import org.kdtoolkit.api.eval.Predictions;
                    import org.kdtoolkit.api.plugin.EvaluatorProvider;
                    import org.kdtoolkit.api.plugin.Plugin;
                    import org.kdtoolkit.api.plugin.Provider;

                    public final class ErrorsPlugin implements Plugin {
                        public record Config() {}

                        @Override
                        public List<Provider<?, ?>> providers() {
                            return List.of(
                                    EvaluatorProvider.builder("errors", Config.class)
                                            .summary("what goes wrong")
                                            .metrics(
                                                    Metric.fraction("error-rate").lessIsBetter().headline(),
                                                    Metric.number("separation"))
                                            .build((config, context) -> (said, gallery) -> errors(said)));
                        }

                        private static Map<String, Double> errors(Predictions said) {
                            double missing = 0;
                            double distance = 0;
                            for (int i = 0; i < said.size(); i++) {
                                float right = said.scores()[i][said.labels().get(i)[0]];
                                missing += 1 - right;
                                distance += Math.log(right) - Math.log(1 - right);
                            }
                            return Map.of(
                                    "error-rate", missing / said.size(),
                                    "separation", distance / said.size());
                        }
                    }
                    """);

    private static final String EXPERIMENT =
            """
            name: others
            seeds: [1, 2]
            dataset: {type: synthetic, classes: 3, train: 48, validation: 24, test: 24, size: 8}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 4, batch-size: 16, optimizer: {type: adam, learning-rate: 0.01}}
            methods: [{name: none}]
            evaluation: {tasks: [errors]}
            output: out
            """;

    @TempDir private static Path folder;
    private static String plugins;
    private static TinyExperiment experiment;
    private static String out;

    @BeforeAll
    static void run() {
        plugins =
                PluginJar.of(ERRORS).pack(folder.resolve("jars/errors.jar")).getParent().toString();
        experiment = TinyExperiment.of(folder, EXPERIMENT);
        int code = experiment.run("benchmark", "--plugins", plugins);
        assertThat(code).as(experiment.err()).isZero();
        out = experiment.out();
    }

    @Test
    void theHeadlineSelectsItsLeastValue() {
        assertThat(experiment.text("config.yaml")).contains("select: validation/error-rate");
        for (String trial : List.of("none/seed-1", "none/seed-2")) {
            List<Double> errors = errors(trial);
            double least = errors.stream().min(Double::compare).orElseThrow();

            assertThat(least).as("it learns").isLessThan(errors.get(0));
            assertThat(experiment.json(trial + "/result.json").get("selected-epoch").asInt())
                    .isEqualTo(errors.indexOf(least) + 1);
        }
    }

    @Test
    void earlyStoppingWaitsForAFall() {
        TinyExperiment other = TinyExperiment.of(folder, EXPERIMENT);
        int code =
                other.run(
                        "train",
                        "--method",
                        "none",
                        "--plugins",
                        plugins,
                        "--out",
                        folder.resolve("early").toString(),
                        "training.early-stopping={patience: 1}");

        assertThat(code).as(other.err()).isZero();
        List<Double> errors = errors("none/seed-1");
        int fallen =
                (int)
                        IntStream.range(1, errors.size())
                                .takeWhile(i -> errors.get(i) < errors.get(i - 1))
                                .count();
        assertThat(fallen).isPositive();
        assertThat(folder.resolve("early/none/seed-1/metrics.jsonl"))
                .content()
                .hasLineCount(Math.min(fallen + 2, errors.size()));
    }

    @Test
    void theLeaderboardShowsFractionsInPercentAndNumbersAsTheyAre() {
        JsonNode leaderboard = experiment.json("leaderboard.json");
        JsonNode metrics = leaderboard.at("/methods/0/metrics");
        double error = metrics.at("/test~1error-rate/mean").asDouble();
        double separation = metrics.at("/test~1separation/mean").asDouble();

        assertThat(leaderboard.get("primary").asText()).isEqualTo("test/error-rate");
        assertThat(leaderboard.get("metrics").findValuesAsText("unit"))
                .containsExactly("fraction", "number");
        assertThat(error).isBetween(0.0, 1.0);
        assertThat(out)
                .containsPattern(
                        "(?m)^method +seeds +error-rate +error-rate +separation +error-rate$")
                .containsPattern(
                        "none +2/2 +\\d+\\.\\d ± \\d+\\.\\d +%.1f ± \\d+\\.\\d +%s ± \\d+\\.\\d\\d "
                                .formatted(100 * error, two(separation)))
                .contains("in percent (separation as it is). Less is better: error-rate.");
        assertThat(experiment.text("leaderboard.md"))
                .contains(
                        "| method | seeds | validation/error-rate | test/error-rate |"
                                + " test/separation |")
                .contains("| %s ± ".formatted(String.format(Locale.ROOT, "%.1f", 100 * error)));
        assertThat(experiment.text("leaderboard.csv"))
                .contains(",test/error-rate-mean,test/error-rate-std,test/error-rate-n,")
                .contains("," + error + ",");
        assertThat(experiment.text("report.html"))
                .contains("the one with the least validation/error-rate of each trial")
                .contains("test/error-rate (%)")
                .contains(two(separation));
    }

    @Test
    void theReportIsMadeAgainWithoutThePlugin() throws IOException {
        List<String> files =
                List.of("leaderboard.json", "leaderboard.csv", "leaderboard.md", "report.html");
        List<String> before = files.stream().map(experiment::text).toList();
        for (String file : files) {
            Files.delete(experiment.result(file));
        }

        assertThat(experiment.kd("report", experiment.result("").toString())).isZero();

        assertThat(experiment.out()).isEqualTo(out);
        assertThat(files.stream().map(experiment::text)).isEqualTo(before);
    }

    @Test
    void aTrialIsJudgedAgain() {
        String trial = experiment.result("none/seed-1").toString();
        JsonNode metrics = experiment.json("none/seed-1/result.json").get("metrics");

        assertThat(experiment.kd("evaluate", trial, "--plugins", plugins)).isZero();

        assertThat(experiment.out().lines().map(line -> line.split(" +")))
                .containsExactly(
                        new String[] {"METRIC", "VALUE"},
                        new String[] {"test/error-rate", four(metrics.get("test/error-rate"))},
                        new String[] {"test/separation", four(metrics.get("test/separation"))});
    }

    @Test
    void aSweepMarksTheMethodThatErrsLeast() {
        TinyExperiment sweep = TinyExperiment.of(folder, EXPERIMENT);
        int code =
                sweep.run(
                        "benchmark",
                        "--plugins",
                        plugins,
                        "--out",
                        folder.resolve("sweep").toString(),
                        "seeds=[1]",
                        "training.epochs=3",
                        "teacher={modality: audio, type: tone-listener, width: 12}",
                        "corruption={type: swap, rates: [0, 1], seed: 7}",
                        "methods=[{name: none}, {name: kd, objectives: [kd]}]");

        assertThat(code).as(sweep.err()).isZero();
        assertThat(sweep.out())
                .contains("Less is better: error-rate. * best by validation/error-rate,");
        List<double[]> rows = new ArrayList<>();
        List<Integer> stars = new ArrayList<>();
        for (String method : List.of("none", "kd")) {
            String row =
                    sweep.out()
                            .lines()
                            .filter(line -> line.startsWith(method))
                            .findFirst()
                            .orElseThrow();
            String[] cells = row.split(" +");
            rows.add(
                    Arrays.stream(cells, 2, 5)
                            .mapToDouble(cell -> Double.parseDouble(cell.replace("*", "")))
                            .toArray());
            stars.add(cells[3].endsWith("*") ? 1 : 0);
        }
        // with teachers that are always wrong, kd errs more
        assertThat(rows.get(1)[1]).isGreaterThan(rows.get(0)[1]);
        assertThat(stars).containsExactly(1, 0);
    }

    @Test
    void somethingElseMaySelect() {
        assertThat(
                        experiment.run(
                                "validate",
                                "--plugins",
                                plugins,
                                "evaluation.select=validation/separation"))
                .isZero();
        assertThat(
                        experiment.run(
                                "validate",
                                "--plugins",
                                plugins,
                                "evaluation.select=validation/top1"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "expected one of last, validation, validation/error-rate,"
                                + " validation/separation, which the tasks give, found"
                                + " 'validation/top1'");
    }

    private static List<Double> errors(String trial) {
        return experiment.lines(trial + "/metrics.jsonl").stream()
                .map(epoch -> epoch.at("/metrics/validation~1error-rate").asDouble())
                .toList();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String four(JsonNode value) {
        return String.format(Locale.ROOT, "%.4f", value.asDouble());
    }
}
