package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SampleBenchmark;

class JudgedApartTest {

    private static final List<TrialResult.Done> PAIRED =
            List.of(
                    judged("none", 1, "a"),
                    judged("kd", 1, "a"),
                    judged("none", 2, "b"),
                    judged("kd", 2, "b"));

    private static TrialResult.Done judged(String method, int seed, String ids) {
        TrialResult.Done done =
                SampleBenchmark.done(method, seed, 0.5)
                        .result()
                        .flatMap(TrialResult::done)
                        .orElseThrow();
        return new TrialResult.Done(
                done.method(),
                done.seed(),
                done.metrics(),
                done.selectedEpoch(),
                done.last(),
                done.averaged(),
                done.teacher(),
                done.cost(),
                done.reEstimatedBatchNorm(),
                done.skippedSamples(),
                done.notes(),
                done.files(),
                Map.of("test", new SubsetUse(10, 0, 0, 0, 10, ids)));
    }

    @Test
    void seedsThatDrawTheirOwnSamplesAreNotComparedWithEachOther() {
        assertThat(JudgedApart.warnings(PAIRED, true)).isEmpty();
        assertThat(JudgedApart.warnings(PAIRED, false))
                .singleElement()
                .asString()
                .contains("none with seed 1 on 10", "none with seed 2 on 10");
    }

    @Test
    void methodsOfOneSeedAreComparedAlways() {
        List<TrialResult.Done> apart = List.of(judged("none", 1, "a"), judged("kd", 1, "b"));
        assertThat(JudgedApart.warnings(apart, true)).hasSize(1);
        assertThat(JudgedApart.warnings(apart, false)).hasSize(1);
    }
}
