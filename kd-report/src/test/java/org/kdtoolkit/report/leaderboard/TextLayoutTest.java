package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.SampleLabels;
import org.kdtoolkit.report.SampleSweep;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

class TextLayoutTest {

    private static final List<String> METHODS =
            List.of("none", "kd", "mnf+csc with a name that is long for a table");

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void noLineIsWiderThanTheTerminal(int width) {
        for (boolean all : new boolean[] {false, true}) {
            TextLayout layout = new TextLayout(OptionalInt.of(width), all);
            assertFits(LeaderboardText.render(Leaderboard.of(manyMetrics()), layout), width);
            assertFits(
                    LeaderboardText.render(Leaderboard.of(SampleErrors.benchmark()), layout),
                    width);
            for (Sweep sweep : List.of(SampleSweep.finished(), SampleLabels.atTwoRates())) {
                assertFits(SweepText.render(SweepScores.of(sweep), layout), width);
            }
        }
    }

    private static void assertFits(String text, int width) {
        assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= width);
    }

    @Test
    void thePrimaryMetricComesFirstAndTheLeftOutOnesAreTold() {
        String text =
                LeaderboardText.render(
                        Leaderboard.of(manyMetrics()), new TextLayout(OptionalInt.of(80), false));
        assertThat(text).contains("top1", "mnf+csc with a name that is long", "--all shows");
        assertThat(text).doesNotContain("metric-9");
    }

    @Test
    void allMetricsLieOnTheirSideWhereTheyDoNotFit() {
        String text =
                LeaderboardText.render(
                        Leaderboard.of(manyMetrics()), new TextLayout(OptionalInt.of(80), true));
        assertThat(text).contains("\nmetric ", "\nseeds ").doesNotContain("--all");
        IntStream.range(0, 10)
                .forEach(i -> assertThat(text).contains("\ntest/metric-%d ".formatted(i)));
    }

    @Test
    void whatFitsIsAsItIsInAFile() {
        Leaderboard leaderboard = Leaderboard.of(SampleBenchmark.partlyFinished());
        String wide =
                LeaderboardText.render(leaderboard, new TextLayout(OptionalInt.of(200), false));
        assertThat(wide).isEqualTo(LeaderboardText.render(leaderboard));
    }

    @Test
    void aLongSentenceBreaksAtBlanksWithItsIndent() {
        TextLayout layout = new TextLayout(OptionalInt.of(40), false);
        assertThat(layout.prose("one two three four five six seven eight nine ten", "  "))
                .isEqualTo("one two three four five six seven eight\n  nine ten\n");
        assertThat(layout.prose("x".repeat(50) + " y", "  ")).isEqualTo("x".repeat(50) + "\n  y\n");
    }

    /** Three methods with twelve metrics each, of two seeds. */
    private static Benchmark manyMetrics() {
        List<Trial> trials = new ArrayList<>();
        for (String method : METHODS) {
            Stream.of(1, 2).forEach(seed -> trials.add(trial(method, seed)));
        }
        return new Benchmark(SampleBenchmark.plan(METHODS, List.of(1, 2)), trials, "");
    }

    private static Trial trial(String method, int seed) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        double value = 0.5 + 0.01 * seed + 0.02 * METHODS.indexOf(method);
        metrics.put(MetricKey.parse("test/top1"), value);
        IntStream.range(0, 10)
                .forEach(i -> metrics.put(MetricKey.parse("test/metric-" + i), value / (i + 1)));
        TrialResult.Done done =
                new TrialResult.Done(
                        method,
                        seed,
                        metrics,
                        1,
                        new EpochMetrics(1, Map.of()),
                        Map.of(),
                        Map.of(),
                        new Cost(1, 1, 1, 0),
                        false,
                        0,
                        List.of(),
                        Map.of(),
                        Map.of());
        return new Trial(method, seed, Optional.of(done), List.of());
    }
}
