package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.ComparisonPlan;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.Trial;

class LeaderboardTest {

    private final Leaderboard leaderboard = Leaderboard.of(SampleBenchmark.partlyFinished());

    @Test
    void isPrintedAsAnAlignedTable() throws IOException {
        assertThat(LeaderboardText.render(leaderboard)).isEqualTo(golden("leaderboard.txt"));
    }

    @Test
    void isWrittenAsMarkdown() throws IOException {
        assertThat(LeaderboardMarkdown.render(leaderboard)).isEqualTo(golden("leaderboard.md"));
    }

    @Test
    void isWrittenAsCsv() throws IOException {
        assertThat(LeaderboardCsv.render(leaderboard)).isEqualTo(golden("leaderboard.csv"));
    }

    @Test
    void showsTheMetricsOfOthersInTheirUnitsAndTheLeastAsTheBestWhereLessIsBetter()
            throws IOException {
        Leaderboard errors = Leaderboard.of(SampleErrors.benchmark());
        assertThat(LeaderboardText.render(errors)).isEqualTo(golden("errors.txt"));
        assertThat(LeaderboardMarkdown.render(errors)).isEqualTo(golden("errors.md"));
        assertThat(LeaderboardCsv.render(errors)).isEqualTo(golden("errors.csv"));
    }

    @Test
    void saysInJsonWhatTheMetricsAre() throws IOException {
        Leaderboard errors = Leaderboard.of(SampleErrors.benchmark());
        JsonNode metrics = new JsonMapper().readTree(LeaderboardJson.render(errors)).get("metrics");
        assertThat(metrics).hasSize(3);
        assertThat(metrics.get(0))
                .hasToString(
                        "{\"name\":\"error-rate\",\"task\":\"errors\",\"unit\":\"fraction\","
                                + "\"greater-is-better\":false,\"headline\":true}");
        assertThat(metrics.get(2).get("unit").asText()).isEqualTo("seconds");
    }

    @Test
    void readsResultsThatDoNotSayWhatTheirMetricsAre() {
        Declarations nothing = new Declarations(List.of());
        assertThat(nothing.of(MetricKey.parse("test/tagging-dprime")).metric())
                .isEqualTo(Metric.number("tagging-dprime").label("d'"));
        assertThat(nothing.of(MetricKey.parse("test/retrieval-map")).metric())
                .isEqualTo(Metric.fraction("retrieval-map").headline());
        assertThat(nothing.of(MetricKey.parse("test/hits")).metric())
                .isEqualTo(Metric.fraction("hits"));
    }

    @Test
    void isWrittenAsJsonForPrograms() throws IOException {
        JsonNode json = new JsonMapper().readTree(LeaderboardJson.render(leaderboard));
        assertThat(json.get("name").asText()).isEqualTo("digits");
        assertThat(json.has("metrics")).as("its plan does not say what they are").isFalse();
        assertThat(json.get("primary").asText()).isEqualTo("test/top1");
        JsonNode kd = json.get("methods").get(1);
        assertThat(kd.get("name").asText()).isEqualTo("kd");
        assertThat(kd.get("seeds")).hasToString("[1,3]");
        assertThat(kd.get("failed-seeds")).hasToString("[2]");
        assertThat(kd.get("seconds").asDouble()).isEqualTo(12);
        JsonNode top1 = kd.get("metrics").get("test/top1");
        assertThat(top1.get("mean").asDouble()).isCloseTo(0.75, within(1e-12));
        assertThat(top1.get("std").asDouble()).isCloseTo(Math.sqrt(2) / 100, within(1e-12));
        assertThat(top1.get("values")).hasToString("[0.74,0.76]");

        JsonNode single = json.get("methods").get(2).get("metrics").get("test/top1");
        assertThat(single.get("std").isNull()).isTrue();
        assertThat(single.get("values")).hasSize(1);
    }

    @Test
    void listsMethodsWithoutAFinishedTrial() throws IOException {
        Benchmark nothing =
                new Benchmark(
                        SampleBenchmark.plan(List.of("none", "kd"), List.of(1)),
                        List.of(
                                new Trial("none", 1, Optional.empty(), List.of()),
                                new Trial("kd", 1, Optional.empty(), List.of())),
                        "");
        Leaderboard empty = Leaderboard.of(nothing);
        assertThat(LeaderboardText.render(empty)).isEqualTo(golden("nothing.txt"));
        assertThat(LeaderboardCsv.render(empty))
                .isEqualTo("method,seeds,failed,seconds\nnone,0,0,\nkd,0,0,\n");
        JsonNode kd = new JsonMapper().readTree(LeaderboardJson.render(empty)).at("/methods/1");
        assertThat(kd.get("seeds")).isEmpty();
        assertThat(kd.get("seconds").isNull()).isTrue();
    }

    @Test
    void marksNoBestWhereThereIsNothingToCompare() {
        String text = LeaderboardText.render(Leaderboard.of(SampleBenchmark.single("kd")));
        assertThat(text).contains("50.0").doesNotContain("*").doesNotContain("50.0 ±");
    }

    @Test
    void escapesNamesThatMeanSomethingElsewhere() {
        Leaderboard hostile = Leaderboard.of(SampleBenchmark.single("a|b, \"c\""));
        assertThat(LeaderboardMarkdown.render(hostile)).contains("| a\\|b, \"c\" | 1/1 |");
        assertThat(LeaderboardCsv.render(hostile)).contains("\n\"a|b, \"\"c\"\"\",1,0,");
    }

    @Test
    void showsControlCharactersInsteadOfObeyingThem() {
        Leaderboard hostile = Leaderboard.of(SampleBenchmark.single("k\u001b[2J\u202ed\u2028"));
        assertThat(LeaderboardText.render(hostile)).contains("\nk\\u001b[2J\\u202ed\\u2028  ");
        assertThat(LeaderboardMarkdown.render(hostile))
                .contains("| k\\\\u001b\\[2J\\\\u202ed  | 1/1 |");
        assertThat(LeaderboardCsv.render(hostile)).contains("\nk\\u001b[2J\\u202ed\\u2028,1,0,");
    }

    @Test
    void hasATableForEachNetworkThatTrialsLeave() {
        MetricKey top1 = MetricKey.parse("image/test/top1");
        Map<MetricKey, Spread> metrics = new LinkedHashMap<>();
        for (String key :
                List.of(
                        "image/test/top1",
                        "audio/test/top1",
                        "image/test/top5",
                        "both/test/top1")) {
            metrics.put(MetricKey.parse(key), new Spread(List.of(0.5)));
        }
        Leaderboard several =
                new Leaderboard(
                        "several",
                        top1,
                        top1.on(Subset.VALIDATION),
                        new Declarations(List.of()),
                        List.of(
                                new MethodScore(
                                        "none",
                                        false,
                                        1,
                                        List.of(1),
                                        List.of(),
                                        metrics,
                                        OptionalDouble.empty())),
                        ComparisonPlan.USUAL);
        assertThat(LeaderboardText.render(several))
                .isEqualTo(
                        """
                        several

                                       image test   image test
                        method  seeds        top1         top5
                        none      1/1        50.0         50.0

                                       audio test
                        method  seeds        top1
                        none      1/1        50.0

                                       both test
                        method  seeds       top1
                        none      1/1       50.0

                        Mean ± sample standard deviation over seeds, in percent. In the order of the configuration.
                        """);
    }

    @Test
    void aDashHasNoUnit() {
        assertThat(column("test/top1").signed(0.5)).isEqualTo("50.0%");
        assertThat(column("test/tagging-dprime").signed(2)).isEqualTo("2.00");
        assertThat(column("test/tagging-auc").signed(Double.NaN)).isEqualTo("–");
    }

    @Test
    void showsEachMetricInItsUnit() {
        Column fraction = column("test/top1");
        Column dPrime = column("test/tagging-dprime");
        assertThat(fraction.text(new Spread(List.of(0.5, 0.6)))).isEqualTo("55.0 ± 7.1");
        assertThat(dPrime.text(new Spread(List.of(2.5)))).isEqualTo("2.50");
        assertThat(dPrime.text(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(fraction.text(Double.NaN)).isEqualTo("–");
        assertThat(column("test/retrieval-map (averaged)").headings())
                .containsExactly("test", "retrieval averaged", "map");
        assertThat(column("test/retrieval-map (last epoch)").headings())
                .containsExactly("test", "retrieval last epoch", "map");
    }

    private static Column column(String key) {
        return Column.of(MetricKey.parse(key), new Declarations(List.of()));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = LeaderboardTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
