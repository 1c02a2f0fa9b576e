package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
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
}
