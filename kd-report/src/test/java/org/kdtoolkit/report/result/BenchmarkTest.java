package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;

class BenchmarkTest {

    @Test
    void saysOnceOfEveryNoteWhichMethodsItIsAbout() {
        Benchmark benchmark =
                benchmark(
                        trial("none", "generated data", "everywhere"),
                        trial("at", "generated data", "everywhere", "projected"),
                        trial("nst", "generated data", "everywhere", "projected"));
        assertThat(benchmark.notes())
                .containsExactly("generated data", "everywhere", "at, nst: projected");
    }

    private static Trial trial(String method, String... notes) {
        TrialResult result = new TrialResult.Failed(method, 1, "why", 1, Arrays.asList(notes));
        return new Trial(method, 1, Optional.of(result), List.of());
    }

    private static Benchmark benchmark(Trial... trials) {
        BenchmarkPlan plan =
                new BenchmarkPlan(
                        "name",
                        MetricKey.of(Subset.TEST, "top1"),
                        Selection.of("last"),
                        List.of("none", "at", "nst"),
                        List.of(1),
                        Map.of(),
                        List.of("generated data"),
                        List.of());
        return new Benchmark(plan, List.of(trials), "");
    }
}
