package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.trial.BatchProgress;
import org.kdtoolkit.train.trial.BatchProgress.Work;

class TrialProgressTest {

    @Test
    void showsHowMuchOfAnEpochWasWaitingForData() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true, 80));
        progress.started("kd", 1, 0, 4);
        progress.finishedEpoch(
                new EpochRecord(
                        1,
                        Map.of(),
                        Map.of(),
                        Map.of(MetricKey.of(Subset.VALIDATION, "top1"), 0.5),
                        20,
                        1,
                        0.6));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("kd, seed 1  epoch 1/4")
                .endsWith("  best validation/top1 50.0%  data 3%");
    }

    @Test
    void showsMetricsOfOthersInTheirUnits() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true, 80));
        progress.judgedBy(
                List.of(
                        DeclaredMetric.of("errors", Metric.fraction("error-rate").lessIsBetter()),
                        DeclaredMetric.of("errors", Metric.number("separation")),
                        DeclaredMetric.of("errors", Metric.seconds("latency"))));
        progress.started("kd", 1, 0, 4);
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricKey.parse("validation/error-rate"), 0.25);
        metrics.put(MetricKey.parse("validation/separation"), 1.5);
        metrics.put(MetricKey.parse("validation/latency"), 0.04);
        progress.finishedEpoch(new EpochRecord(1, Map.of(), Map.of(), metrics, 20, 1, 0.6));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("best validation/error-rate 25.0%");
        metrics.replaceAll((key, value) -> 2 * value);
        progress.finishedEpoch(new EpochRecord(2, Map.of(), Map.of(), metrics, 20, 1, 0.6));
        assertThat(lastOf(err)).contains("epoch 2/4").contains("best validation/error-rate 25.0%");
        metrics.replaceAll((key, value) -> value / 4);
        progress.finishedEpoch(new EpochRecord(3, Map.of(), Map.of(), metrics, 20, 1, 0.6));
        assertThat(lastOf(err)).contains("epoch 3/4").contains("best validation/error-rate 12.5%");
        progress.finished(done(metrics));
        assertThat(lastOf(err))
                .isEqualTo(
                        "[1/1] kd, seed 1: validation/error-rate 12.5%, validation/separation"
                                + " 0.75,\n"
                                + "  validation/latency 0.020s (epoch 3 of 4), 20 s\n");
    }

    @Test
    void movesWithBatchesFromTheFirstOne() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true, 80));
        progress.during(
                () -> {
                    assertThat(lastOf(err)).endsWith("reading the data");
                    progress.batch(BatchProgress.of(Work.ASKING, "audio about train", 0, 64));
                    assertThat(lastOf(err)).endsWith("\n  asking audio about train 0/64");
                    progress.started("kd", 1, 0, 2);
                    progress.batch(
                            new BatchProgress(
                                    Work.TRAINING, "train", 0, 8, Map.of("class", 0.5321)));
                    assertThat(lastOf(err)).endsWith("\n  training 0/8  class 0.532");
                    return 0;
                });
        assertThat(lastOf(err)).as("nothing is left of the bar").isEmpty();
    }

    @Test
    void noLineReachesTheTerminalsEnd() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true, 60));
        progress.started("a method whose name is longer than most are", 1, 0, 4);
        progress.batch(
                new BatchProgress(
                        Work.TRAINING, "train", 0, 123_456, Map.of("x".repeat(60), 0.5321)));
        assertThat(lastOf(err).lines())
                .satisfiesExactly(
                        all -> assertThat(all).hasSize(59),
                        now -> assertThat(now).isEqualTo("  training 0/123456"));
    }

    @Test
    void aPipeGetsNoLineABatch() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, false, 80));
        progress.started("kd", 1, 0, 4);
        for (int batch = 0; batch <= 100; batch++) {
            progress.batch(BatchProgress.of(Work.TRAINING, "train", batch, 100));
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void workHasAnEstimateOfItsOwn() {
        long[] now = {0};
        WorkUnderWay work = new WorkUnderWay(() -> now[0]);
        work.add(BatchProgress.of(Work.JUDGING, "test", 100, 500));
        assertThat(work.text()).isEqualTo("judging test 100/500");
        now[0] += 2_000_000_000L;
        work.add(BatchProgress.of(Work.JUDGING, "test", 200, 500));
        assertThat(work.text()).isEqualTo("judging test 200/500, 6 s left");
        now[0] += 1_000_000_000L;
        work.add(BatchProgress.of(Work.JUDGING, "test", 100, 500));
        assertThat(work.text()).as("another epoch's").isEqualTo("judging test 100/500");
        assertThat(work.shareOfEpoch()).isEqualTo(1);
        work.add(BatchProgress.of(Work.TRAINING, "train", 3, 12));
        assertThat(work.shareOfEpoch()).isEqualTo(0.25);
    }

    /** What stands on the terminal's last lines. */
    private static String lastOf(ByteArrayOutputStream err) {
        String all = err.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf("\u001b[K") + 3);
    }

    private static TrialResult done(Map<MetricKey, Double> metrics) {
        return new TrialResult.Done(
                "kd",
                1,
                metrics,
                3,
                new EpochMetrics(4, metrics),
                Map.of(),
                Map.of(),
                new Cost(20, 5, 1, 0),
                false,
                0,
                List.of(),
                Map.of(),
                Map.of());
    }
}
