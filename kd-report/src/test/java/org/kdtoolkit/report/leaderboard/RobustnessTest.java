package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.SampleSweep;

class RobustnessTest {

    private static final MetricKey TOP1 = MetricKey.of(Subset.TEST, "top1");

    private final SweepScores robustness = SweepScores.of(SampleSweep.finished());

    @Test
    void averagesEachSeedThatFinishedAtEveryRate() {
        Leaderboard overRates = robustness.overPoints();

        MethodScore none = overRates.score("none").orElseThrow();
        assertThat(none.seeds()).containsExactly(1, 2);
        assertThat(none.metric(TOP1).orElseThrow().mean()).isCloseTo(0.6, within(1e-9));
        MethodScore kd = overRates.score("kd").orElseThrow();
        assertThat(kd.seeds()).containsExactly(1);
        assertThat(kd.progress()).isEqualTo("1/2");
        assertThat(kd.metric(TOP1).orElseThrow().values().get(0))
                .isCloseTo((0.8 + 0.7 + 0.4) / 3, within(1e-9));
        assertThat(kd.metric(TOP1.ofLastEpoch())).isPresent();
        assertThat(kd.failed()).hasSize(1);
        assertThat(kd.seconds()).hasValue((11.5 + 11 + 11.5) / 3);
    }

    @Test
    void hasNoMeanOverRatesBeforeAllHaveRun() {
        Leaderboard overRates = SweepScores.of(SampleSweep.begun()).overPoints();

        assertThat(overRates.methods()).extracting(MethodScore::progress).containsOnly("0/2");
        assertThat(overRates.metrics()).isEmpty();
    }

    @Test
    void showsMethodsByRate() {
        assertThat(PointsText.render(robustness))
                .isEqualTo(
                        """
                        digits: test/top1 by rate (swap, seed 7)

                        method  seeds            0            0.3              1     over rates
                        none      2/2  60.0 ± 14.1    60.0 ± 14.1    60.0 ± 14.1*   60.0 ± 14.1
                        kd        1/2   85.0 ± 7.1*    70.0 (1/2)*    45.0 ± 7.1           63.3*

                        Mean ± sample standard deviation over seeds, in percent. * best by validation/top1, by which choices are made. (n/m): of n of the m seeds.
                        + better, - worse than none (paired t-test, p < 0.05 after correction for the 2
                        comparisons at all points).
                        Over the rates: each seed counts with its mean over the rates 0, 0.3, 1, if it ran to its end at all of them.
                        rate 0.3: kd, seed 2 failed: the loss is NaN
                        """);
    }

    @Test
    void marksTheLeastWhereLessIsBetter() {
        assertThat(PointsText.render(SweepScores.of(SampleErrors.sweep())))
                .isEqualTo(
                        """
                        speakers: test/error-rate by rate (swap, seed 7)

                        method  seeds           0           0.5    over rates
                        none      2/2  23.0 ± 1.4    23.0 ± 1.4*   23.0 ± 1.4
                        kd        2/2  11.5 ± 0.7*   31.5 ± 0.7    21.5 ± 0.7*

                        Mean ± sample standard deviation over seeds, in percent. Less is better: error-rate. * best by validation/error-rate, by which choices are made.
                        + better, - worse than none (paired t-test, p < 0.05 after correction for the 2
                        comparisons at all points).
                        Over the rates: each seed counts with its mean over the rates 0, 0.5, if it ran to its end at all of them.
                        """);
    }

    @Test
    void writesARowForEachMethodRateAndMetric() {
        assertThat(PointsCsv.rates(robustness))
                .startsWith("method,rate,metric,mean,std,n,values\n")
                .contains("\nkd,0.3,test/top1,0.7,,1,0.7\n")
                .contains("\nkd,1.0,test/top1,0.45,0.07071067811865474,2,0.4 0.5\n");
    }

    @Test
    void writesTheSameForPrograms() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(PointsJson.rates(robustness));

        assertThat(json.get("corruption").asText()).isEqualTo("swap, seed 7");
        assertThat(json.get("points")).hasSize(2 * 3 * 5);
        assertThat(json.get("points"))
                .anySatisfy(
                        point -> {
                            assertThat(point.get("method").asText()).isEqualTo("kd");
                            assertThat(point.get("rate").asDouble()).isEqualTo(0.3);
                            assertThat(point.get("metric").asText()).isEqualTo("test/top1");
                            assertThat(point.get("mean").asDouble()).isEqualTo(0.7);
                            assertThat(point.get("std").isNull()).isTrue();
                            assertThat(point.get("values")).hasSize(1);
                        });
    }
}
