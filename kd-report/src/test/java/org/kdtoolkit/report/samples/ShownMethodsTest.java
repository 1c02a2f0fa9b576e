package org.kdtoolkit.report.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Trial;

class ShownMethodsTest {

    private static final List<String> METHODS = List.of("none", "a", "b", "c", "d");

    private static Benchmark benchmark() {
        List<Trial> trials = new ArrayList<>();
        double[] top1 = {0.1, 0.5, 0.9, 0.4, 0.8};
        for (int i = 0; i < METHODS.size(); i++) {
            trials.add(SampleBenchmark.done(METHODS.get(i), 1, top1[i]));
        }
        return new Benchmark(SampleBenchmark.plan(METHODS, List.of(1)), trials, "");
    }

    @Test
    void theReferenceIsAlwaysThereAndThenWhatValidationFoundBest() {
        assertThat(ShownMethods.of(benchmark(), METHODS, 3)).containsExactly("none", "b", "d");
        assertThat(ShownMethods.of(benchmark(), METHODS, 1)).containsExactly("none");
    }

    @Test
    void fewMethodsAreAllShown() {
        assertThat(ShownMethods.of(benchmark(), METHODS, 5)).isEqualTo(METHODS);
        assertThat(ShownMethods.of(benchmark(), List.of(), 5)).isEmpty();
    }

    @Test
    void aMethodWithoutAValidationMetricComesLast() {
        Benchmark lacking =
                new Benchmark(
                        SampleBenchmark.plan(METHODS, List.of(1)),
                        benchmark().trials().stream()
                                .filter(trial -> !trial.method().equals("b"))
                                .toList(),
                        "");
        assertThat(ShownMethods.of(lacking, METHODS, 3)).containsExactly("none", "a", "d");
    }
}
