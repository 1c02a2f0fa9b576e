package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.eval.statistics.PairedTestKind;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleSweep;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.ComparisonPlan;
import org.kdtoolkit.report.result.Trial;

class MethodComparisonsTest {

    private static final List<Integer> SEEDS = List.of(1, 2, 3, 4, 5, 6);
    private static final Map<String, double[]> VALUES =
            Map.of(
                    "kd", new double[] {0.53, 0.62, 0.59, 0.553, 0.64, 0.61},
                    "none", new double[] {0.50, 0.60, 0.55, 0.52, 0.60, 0.59},
                    "crd", new double[] {0.49, 0.61, 0.55, 0.53, 0.59, 0.60});

    @TempDir private Path folder;

    private static Benchmark benchmark(ComparisonPlan comparison) {
        List<String> methods = List.of("kd", "none", "crd");
        BenchmarkPlan usual = SampleBenchmark.plan(methods, SEEDS);
        List<Trial> trials = new ArrayList<>();
        for (String method : methods) {
            for (int seed : SEEDS) {
                trials.add(SampleBenchmark.done(method, seed, VALUES.get(method)[seed - 1]));
            }
        }
        return new Benchmark(
                new BenchmarkPlan(
                        usual.name(),
                        usual.primary(),
                        usual.select(),
                        methods,
                        SEEDS,
                        usual.facts(),
                        usual.notes(),
                        usual.metrics(),
                        usual.controls(),
                        comparison),
                trials,
                "");
    }

    @Test
    void saysThatTheReferenceHasNoResult() {
        List<Trial> trials =
                SEEDS.stream()
                        .map(seed -> SampleBenchmark.done("kd", seed, VALUES.get("kd")[seed - 1]))
                        .toList();
        Benchmark benchmark =
                new Benchmark(SampleBenchmark.plan(List.of("none", "kd"), SEEDS), trials, "");

        assertThat(LeaderboardText.render(Leaderboard.of(benchmark)))
                .contains(
                        "Beside none in test/top1 (paired t-test): can't tell: no seed of it ran to"
                                + " its\nend.\n");
    }

    @Test
    void comparesWithTheNamedReference() {
        String text =
                LeaderboardText.render(
                        Leaderboard.of(benchmark(new ComparisonPlan("none", null, null))));
        assertThat(text)
                .endsWith(
                        """

                        Beside none in test/top1 (paired t-test):
                          kd   better: +3.1 points, 95% interval 2.1 to 4.0, p < 0.001 after correction
                          crd  no difference shown; 6 seeds would show 2 points with 92% power (found:
                               +0.2 points, 95% interval -0.9 to 1.2)
                        """);
        assertThat(text.lines().filter(line -> line.startsWith("  ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void comparesWithTheFirstWhereNoneIsNamedOrItIsNotThere() {
        for (ComparisonPlan plan :
                List.of(ComparisonPlan.USUAL, new ComparisonPlan("mnf", PairedTestKind.T, null))) {
            MethodComparisons found = Leaderboard.of(benchmark(plan)).comparisons().orElseThrow();
            assertThat(found.reference()).isEqualTo("kd");
            assertThat(found.methods().get("none").verdict().word()).isEqualTo("worse");
        }
    }

    @Test
    void tellsProgramsWhatWasFound() throws IOException {
        Leaderboard leaderboard =
                Leaderboard.of(
                        benchmark(new ComparisonPlan("none", PairedTestKind.WILCOXON, 0.01)));
        JsonNode root = new JsonMapper().readTree(LeaderboardJson.render(leaderboard));
        JsonNode json = root.get("comparisons");
        assertThat(json.get("reference").asText()).isEqualTo("none");
        assertThat(json.get("metric").asText()).isEqualTo("test/top1");
        assertThat(json.get("test").asText()).isEqualTo("wilcoxon");
        JsonNode kd = json.get("methods").get(0);
        assertThat(kd.get("method").asText()).isEqualTo("kd");
        // all six better: 2 of 64 signs, twice as much after Holm's correction for two methods
        assertThat(kd.get("p").asDouble()).isCloseTo(0.03125, within(1e-12));
        assertThat(kd.get("p-corrected").asDouble()).isCloseTo(0.0625, within(1e-12));
        assertThat(kd.get("verdict").asText()).isEqualTo("no-difference");
        assertThat(kd.get("pairs").asInt()).isEqualTo(6);
        assertThat(kd.get("left-out").asInt()).isZero();
        assertThat(kd.get("text").asText())
                .startsWith("no difference shown after correction (p = 0.063); ")
                .contains(" would show 1 point with ");
        JsonNode top1 = root.at("/methods/0/metrics").get("test/top1");
        assertThat(top1.at("/bootstrap/low").asDouble())
                .isBetween(top1.at("/interval/low").asDouble() - 0.01, top1.get("mean").asDouble());
    }

    @Test
    void isKeptWithThePlanAndReadWhereItIsNot() throws IOException {
        BenchmarkFolder run = new BenchmarkFolder(folder);
        ComparisonPlan comparison = new ComparisonPlan("none", PairedTestKind.WILCOXON, 0.01);
        run.write(benchmark(comparison).plan());
        assertThat(run.plan().orElseThrow().comparison()).isEqualTo(comparison);
        String text = Files.readString(run.planFile());
        assertThat(text).contains("\"test\" : \"wilcoxon\"");
        Files.writeString(
                run.planFile(), text.replaceFirst("(?s),\\s*\"comparison\" : \\{.*?\\}", ""));
        assertThat(Files.readString(run.planFile())).doesNotContain("comparison");
        assertThat(run.plan().orElseThrow().comparison()).isEqualTo(ComparisonPlan.USUAL);
    }

    @Test
    void comparesAtEachPointOfASweepAsOneFamily() throws IOException {
        SweepScores scores = SweepScores.of(SampleSweep.finished());
        PointComparisons found = PointComparisons.of(scores).orElseThrow();
        assertThat(found.reference()).isEqualTo("none");
        found.found()
                .values()
                .forEach(
                        one ->
                                one.verdict()
                                        .tested()
                                        .ifPresent(
                                                tested ->
                                                        assertThat(tested.family())
                                                                .isEqualTo(found.tested())));
        JsonNode points =
                new JsonMapper().readTree(PointsJson.rates(scores)).at("/comparisons/points");
        assertThat(points).hasSize(found.found().size());
        assertThat(points.get(0).get("method").asText()).isEqualTo("kd");
        assertThat(points.get(0).get("rate").asDouble()).isZero();
    }
}
