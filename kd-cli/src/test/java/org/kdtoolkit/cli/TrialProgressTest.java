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
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochRecord;

class TrialProgressTest {

    @Test
    void showsHowMuchOfAnEpochWasWaitingForData() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true));
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
                .contains("kd, seed 1  epoch 1/4  validation/top1 50.0%  data 3%");
    }

    @Test
    void showsMetricsOfOthersInTheirUnits() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        TrialProgress progress = new TrialProgress(stream, 1, new ProgressBar(stream, true));
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
                .contains(
                        "epoch 1/4  validation/error-rate 25.0%, validation/separation 1.50,"
                                + " validation/latency 0.040s  data 3%");
    }
}
